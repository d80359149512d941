import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { QuestionHeading } from '@fortyfive/contract';
import { readStoredProblem, toSearchTexts, toTeaser, type Problem } from '@fortyfive/questions';
import type { Bank } from '@fortyfive/questions/bank.loader';
import { computeVersion } from '@fortyfive/questions/problem.version';
import type { Prisma } from '../generated/prisma/client.js';
import { Database, type DatabaseClient } from '../platform/database.js';
import { wordsOf } from './search.words.js';

/** A stored version of a question. */
export interface StoredQuestion {
  readonly questionId: string;
  readonly version: string;
  readonly problem: Problem;
}

/** The files of the bank that are not questions. */
export type BankPartName = 'companies' | 'curricula' | 'reference';

@Injectable()
export class QuestionsRepository {
  constructor(private readonly database: Database) {}

  /** Makes the bank in the database that of the files; versions that are no longer current stay (QUESTIONS-2). */
  async replaceBank({ problems, companies, curricula, reference }: Bank): Promise<void> {
    await this.database.$transaction(
      async (tx) => {
        await tx.$executeRaw`select pg_advisory_xact_lock(4545, 3)`; // Two servers that start at once (QUESTIONS-3).
        const ids = problems.map(({ slug }) => bankId(slug));
        await tx.question.updateMany({
          where: { origin: 'bank', id: { notIn: ids }, currentVersionId: { not: null } },
          data: { currentVersionId: null },
        });
        for (const problem of problems) {
          const { slug } = problem;
          await storeCurrent(tx, { id: bankId(slug), origin: 'bank', curricula: plansWith(slug, curricula) }, problem);
        }
        await forgetWords(tx);
        for (const [name, content] of Object.entries({ companies, curricula, reference })) {
          const json = content as unknown as Prisma.InputJsonValue;
          await tx.bankPart.upsert({ where: { name }, create: { name, content: json }, update: { content: json } });
        }
      },
      { timeout: 60_000 },
    );
  }

  async readPart(name: BankPartName): Promise<unknown> {
    return (await this.database.bankPart.findUniqueOrThrow({ where: { name } })).content;
  }

  /** Three fields of each: a problem has forty thousand characters, and lists of interviews show one line. */
  async readHeadings(versionIds: readonly string[]): Promise<Map<string, QuestionHeading>> {
    const rows = await this.database.$queryRaw<(QuestionHeading & { id: string })[]>`
      select id, content ->> 'slug' as slug, content ->> 'title' as title, content ->> 'oneLiner' as "oneLiner"
      from question_versions where id = any(${[...versionIds]}::uuid[])`;
    return new Map(rows.map(({ id, slug, title, oneLiner }) => [id, { slug, title, oneLiner }]));
  }

  async readVersion(versionId: string): Promise<StoredQuestion> {
    const { questionId, version, content } = await this.database.questionVersion.findUniqueOrThrow({
      where: { id: versionId },
    });
    return { questionId, version, problem: readStoredProblem(content) };
  }
}

/** A bank has one question of each slug, and the same one for ever: its id follows from the slug. */
export function bankId(slug: string): string {
  const hex = createHash('md5').update(`bank:${slug}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Whose a question is and where it is taught: what its content does not say. */
interface Place {
  readonly id: string;
  readonly origin: 'bank' | 'own';
  readonly curricula: readonly string[];
}

/**
 * Makes a problem the current version of its question, and its teaser what is searched.
 * @param place of a question that exists already, its row is brought up to date
 */
export async function storeCurrent(
  tx: DatabaseClient,
  { id, origin, curricula }: Place,
  problem: Problem,
): Promise<void> {
  const version = computeVersion(problem);
  const teaser = toTeaser(problem);
  const row = {
    ...teaser,
    topics: [...teaser.topics],
    companies: [...teaser.companies],
    knownAs: [...teaser.knownAs],
    strongSteps: [...teaser.strongSteps],
    pathSteps: origin === 'bank' ? problem.curriculum.steps22 : [],
    curricula: [...curricula],
  };
  await tx.question.upsert({ where: { id }, create: { id, origin, ...row }, update: row });
  const stored = await tx.questionVersion.upsert({
    where: { questionId_version: { questionId: id, version } },
    create: { questionId: id, version, content: problem as unknown as Prisma.InputJsonValue },
    update: {},
  });
  await tx.question.update({ where: { id }, data: { currentVersionId: stored.id } });
  await indexWords(tx, id, origin, problem);
}

/**
 * Every word with its place and weight. Put together here and not by `to_tsvector`, which would read "12e3x" or "5k" as numbers
 * with something behind them.
 */
async function indexWords(tx: DatabaseClient, id: string, origin: Place['origin'], problem: Problem): Promise<void> {
  const { title, names, topics, line } = toSearchTexts(toTeaser(problem));
  const weighted = Object.entries({ A: title, B: names, C: topics, D: line });
  const words = weighted.flatMap(([weight, text]) => wordsOf(text).map((word) => ({ word, weight })));
  const vector = words.map(({ word, weight }, place) => `'${word}':${place + 1}${weight}`).join(' ');
  await tx.$executeRaw`update questions set search = ${vector}::tsvector where id = ${id}::uuid`;
  // Whoever mistypes a word is shown those that look like it: none of somebody else's question may be among them (QUESTIONS-10).
  if (origin === 'own') return;
  await tx.$executeRaw`
    insert into question_words select distinct unnest(tsvector_to_array(search)) from questions where id = ${id}::uuid
    on conflict do nothing`;
}

/** Words that only former teasers had go: nothing would be found by them. */
async function forgetWords(tx: DatabaseClient): Promise<void> {
  await tx.$executeRaw`
    delete from question_words where word not in (
      select unnest(tsvector_to_array(search)) from questions where origin = 'bank' and current_version_id is not null)`;
}

function plansWith(slug: string, { path, plan45, plan90, mockLadder }: Bank['curricula']): string[] {
  const plans = {
    path: path.phases.flatMap(({ steps }) => steps.flatMap(({ problems }) => problems)),
    plan45: plan45.days.flatMap(({ problems }) => problems),
    plan90: plan90.days.flatMap(({ problems }) => problems),
    ladder: mockLadder.map(({ problem }) => problem),
  };
  return Object.entries(plans).flatMap(([plan, slugs]) => (slugs.includes(slug) ? [plan] : []));
}
