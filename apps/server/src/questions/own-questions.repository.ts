import { Injectable } from '@nestjs/common';
import { AppError, MAX_OWN_QUESTIONS } from '@fortyfive/contract';
import { readStoredProblem, type Problem } from '@fortyfive/questions';
import { Database, type DatabaseClient } from '../platform/database.js';
import { OWN_QUESTION, titleOf, type OwnQuestionRow } from './own-questions.rows.js';
import { storeCurrent } from './questions.repository.js';
import { SightsRepository } from './sights.repository.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A text, and what it says when it is in order. */
export interface WrittenQuestion {
  readonly yaml: string;
  readonly problem: Problem | null;
}

/** Questions that people write. Every statement names the owner: to anybody else there is no such question (QUESTIONS-10). */
@Injectable()
export class OwnQuestionsRepository {
  constructor(
    private readonly database: Database,
    private readonly sights: SightsRepository,
  ) {}

  list(ownerId: string): Promise<OwnQuestionRow[]> {
    return this.database.question.findMany({
      where: { ownerId },
      orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      ...OWN_QUESTION,
    });
  }

  /** @throws AppError `question_not_found` */
  async find(id: string, ownerId: string): Promise<OwnQuestionRow> {
    const row = UUID.test(id)
      ? await this.database.question.findUnique({ where: { id, ownerId }, ...OWN_QUESTION })
      : null;
    if (!row) throw new AppError('question_not_found');
    return row;
  }

  /** Whoever wrote it has seen it. @throws AppError `questions_full` */
  async create(ownerId: string, written: WrittenQuestion, at: Date): Promise<string> {
    return this.database.$transaction(async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(4546, hashtext(${ownerId}))`; // Two at once count both.
      if ((await tx.question.count({ where: { ownerId } })) >= MAX_OWN_QUESTIONS) throw new AppError('questions_full');
      const { id } = await tx.question.create({
        data: {
          ...{ origin: 'own', ownerId, draft: written.yaml, revision: 1 },
          // Until there is a version, nothing but the title is ever shown of these.
          ...{ title: titleOf(written.yaml), slug: 'own', oneLiner: '', difficulty: 'medium' },
        },
      });
      await this.sights.record(id, ownerId, { at, reason: 'author' }, tx);
      await this.#adopt(tx, id, written);
      return id;
    });
  }

  /**
   * Keeps a text as it is, and makes it the current version when it is in order (QUESTIONS-11).
   * @param revision the one that it was typed over
   * @throws AppError `question_not_found`, `draft_changed`
   */
  async save(id: string, ownerId: string, written: WrittenQuestion, revision: number): Promise<OwnQuestionRow> {
    await this.database.$transaction(async (tx) => {
      const { count } = await tx.question.updateMany({
        where: { id, ownerId, revision },
        data: { draft: written.yaml, revision: { increment: 1 } },
      });
      if (count === 0) throw new AppError('draft_changed');
      await this.#adopt(tx, id, written);
    });
    return this.find(id, ownerId);
  }

  /** @throws AppError `question_not_found` */
  async readVersion(id: string, ownerId: string, version: string): Promise<Problem> {
    await this.find(id, ownerId);
    const row = await this.database.questionVersion.findUnique({
      where: { questionId_version: { questionId: id, version } },
    });
    if (!row) throw new AppError('question_not_found');
    return readStoredProblem(row.content);
  }

  /** @param shareHash of the link; `null` for none */
  async share(id: string, ownerId: string, shareHash: Uint8Array<ArrayBuffer> | null): Promise<void> {
    const { updatedAt } = await this.find(id, ownerId);
    // Nothing of the text has changed, so neither has its time.
    await this.database.question.updateMany({ where: { id, ownerId }, data: { shareHash, updatedAt } });
  }

  /** Gone for good; of what interviews have pinned, their versions stay, and nothing else (QUESTIONS-12). */
  async remove(id: string, ownerId: string): Promise<void> {
    await this.find(id, ownerId);
    await this.database.$transaction(async (tx) => {
      const blank = {
        title: '',
        oneLiner: '',
        slug: 'deleted',
        topics: [],
        companies: [],
        knownAs: [],
        strongSteps: [],
      };
      const gone = { ownerId: null, draft: null, shareHash: null, currentVersionId: null };
      await tx.question.update({ where: { id, ownerId }, data: { ...gone, ...blank } });
      await tx.$executeRaw`update questions set search = null where id = ${id}::uuid`;
      await tx.questionReport.deleteMany({ where: { questionId: id } });
      await tx.questionVersion.deleteMany({ where: { questionId: id, interviews: { none: {} } } });
      await tx.question.deleteMany({ where: { id, versions: { none: {} } } });
    });
  }

  async #adopt(tx: DatabaseClient, id: string, { yaml, problem }: WrittenQuestion): Promise<void> {
    if (problem) {
      await storeCurrent(tx, { id, origin: 'own', curricula: [] }, problem);
      await forgetSteps(tx, id);
    } else {
      await tx.question.updateMany({ where: { id, currentVersionId: null }, data: { title: titleOf(yaml) } });
    }
  }
}

/** Every pause in typing makes a version. Of those that no interview has, the last of every ten minutes is kept, and fifty at most. */
async function forgetSteps(tx: DatabaseClient, questionId: string): Promise<void> {
  await tx.$executeRaw`
    with loose as (
      select v.id, row_number() over (order by v.loaded_at desc, v.id) as age,
        row_number() over (partition by floor(extract(epoch from v.loaded_at) / 600) order by v.loaded_at desc, v.id) as place
      from question_versions v
      where v.question_id = ${questionId}::uuid and not exists (select from interviews where question_version_id = v.id)
    )
    delete from question_versions using loose, questions
    where question_versions.id = loose.id and questions.id = question_versions.question_id
      and loose.id <> questions.current_version_id and (loose.place > 1 or loose.age > 50)`;
}
