import type { OwnQuestionSummary, OwnQuestionVersion } from '@fortyfive/contract';
import type { Prisma } from '../generated/prisma/client.js';

/** What is read of one's own question; its versions without their content. */
export const OWN_QUESTION = {
  include: {
    versions: {
      select: { id: true, version: true, loadedAt: true, _count: { select: { interviews: true } } },
      orderBy: { loadedAt: 'desc' },
    },
    _count: { select: { reports: true } },
  },
} as const satisfies Prisma.QuestionDefaultArgs;

/** One's own question as it is stored. */
export type OwnQuestionRow = Prisma.QuestionGetPayload<typeof OWN_QUESTION>;

export function toSummary(row: OwnQuestionRow): OwnQuestionSummary {
  return {
    id: row.id,
    title: row.title,
    oneLiner: row.oneLiner,
    state: row.currentVersionId === null ? 'draft' : 'ready',
    revision: row.revision,
    updatedAt: row.updatedAt.toISOString(),
    isShared: row.shareHash !== null,
    reportCount: row._count.reports,
  };
}

/** Newest first. */
export function toVersions({ versions, currentVersionId }: OwnQuestionRow): OwnQuestionVersion[] {
  return versions.map(({ id, version, loadedAt, _count }) => ({
    version,
    at: loadedAt.toISOString(),
    isCurrent: id === currentVersionId,
    isPinned: _count.interviews > 0,
  }));
}

const UNTITLED = 'Untitled question';
const MAX_TITLE_LENGTH = 200;

/** What to call a text that cannot be read yet. @example titleOf('title: "Mine" # so far') // 'Mine' */
export function titleOf(yaml: string): string {
  const typed = /^title:[ \t]*(.*)$/m.exec(yaml)?.[1] ?? '';
  const bare = typed.replace(/\s#.*$/, '').replace(/^['"]|['"]$/g, '');
  return bare.trim().slice(0, MAX_TITLE_LENGTH) || UNTITLED;
}

/** The name of the file it is exported to. @example fileNameOf('slug: mine') // 'mine.yaml' */
export function fileNameOf(yaml: string): string {
  const slug = /^slug:[ \t]*([a-z0-9-]{1,80})[ \t]*(#.*)?$/m.exec(yaml)?.[1];
  return `${slug ?? 'question'}.yaml`;
}
