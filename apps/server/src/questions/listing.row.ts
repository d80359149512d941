import type { QuestionListing } from '@fortyfive/contract';
import { Prisma } from '../generated/prisma/client.js';

/** A row of a list of questions, as {@link LISTING_COLUMNS} selects it. */
export type ListingRow = Omit<QuestionListing, 'ref'> & { readonly id: string };

/**
 * The columns of a listing for one person, from `questions`. Whether it is seen or done is asked of that person's rows alone.
 * @param userId `undefined` for who is not signed in: to them everything is new
 */
export const LISTING_COLUMNS = (userId: string | undefined): Prisma.Sql => Prisma.sql`
  id, slug, title, one_liner as "oneLiner", difficulty, topics, companies, known_as as "knownAs",
  strong_steps as "strongSteps", path_steps as "pathSteps",
  case when origin = 'bank' then 'bank' when owner_id = ${userId ?? null}::uuid then 'mine' else 'shared' end as origin,
  ${isSeen(userId)} as "isSeen", ${isDone(userId)} as "isDone"`;

/** Whether a person has seen a question; nobody in particular has seen none. */
export function isSeen(userId: string | undefined): Prisma.Sql {
  if (userId === undefined) return Prisma.sql`false`;
  return Prisma.sql`questions.id in (select question_id from question_sights where user_id = ${userId}::uuid)`;
}

/** Whether a person was the candidate in an interview on a question that has ended. */
export function isDone(userId: string | undefined): Prisma.Sql {
  if (userId === undefined) return Prisma.sql`false`;
  return Prisma.sql`questions.id in (
    select question_id from participants
    join interviews on interviews.id = interview_id and phase = 'ended' and role = 'candidate'
    join question_versions on question_versions.id = question_version_id
    where user_id = ${userId}::uuid)`;
}

/** Field by field: a column that somebody selects one day does not leave by accident (QUESTIONS-1). */
export function toListing(row: ListingRow, ref = row.origin === 'bank' ? row.slug : row.id): QuestionListing {
  const { slug, title, oneLiner, difficulty, topics, companies, knownAs, strongSteps } = row;
  const { origin, isSeen, isDone, pathSteps } = row;
  return {
    ref,
    slug,
    title,
    oneLiner,
    difficulty,
    topics,
    companies,
    knownAs,
    strongSteps,
    origin,
    isSeen,
    isDone,
    pathSteps,
  };
}
