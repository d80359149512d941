import { Injectable } from '@nestjs/common';
import { QUESTION_PAGE_SIZE, type DrawQuery, type QuestionListing, type QuestionsQuery } from '@fortyfive/contract';
import { Prisma } from '../generated/prisma/client.js';
import { Database } from '../platform/database.js';
import { isDone, isSeen, LISTING_COLUMNS, toListing, type ListingRow } from './listing.row.js';
import { toTsQuery, transpositionsOf, typedWords } from './search.words.js';

/** Weights of line, topics, names and title, in Postgres's order from D to A. */
const WEIGHTS = Prisma.sql`array[0.1, 0.3, 0.8, 1.0]::real[]`;
/** Shorter words have too few trigrams to compare. */
const SHORTEST_CORRECTED = 3;
const MOST_CORRECTIONS = 3;
/** Words with less in common are other words: "nothing" is no "not". */
const LEAST_ALIKE = 0.4;
/** Of the corrections only those count that are nearly as alike as the best. */
const NEARLY = 0.8;

type Corrections = Readonly<Record<string, readonly string[]>>;

/** What was typed, ready for the index. */
export interface Search {
  readonly words: readonly string[];
  readonly corrections: Corrections;
}

export interface FoundQuestions {
  readonly questions: QuestionListing[];
  readonly total: number;
}

/** Finds questions by their teasers; nothing else of a question is read here (QUESTIONS-7). */
@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  /** Reads what was typed; words that nothing begins with in the bank or in one's own get the words that look most like them. */
  async prepare(userId: string | undefined, typed: string): Promise<Search> {
    const words = typedWords(typed);
    const unknown = await this.#unknown(userId, words);
    const corrections = await Promise.all(unknown.map(async (word) => [word, await this.#correct(word)] as const));
    return { words, corrections: Object.fromEntries(corrections.filter(([, found]) => found.length > 0)) };
  }

  /** Counts and orders by ids alone; what a listing shows is read for one page. */
  async find(userId: string | undefined, query: QuestionsQuery, search: Search): Promise<FoundQuestions> {
    const tsQuery = toTsQuery(search.words, search.corrections);
    const matches = tsQuery === '' ? Prisma.sql`true` : Prisma.sql`search @@ ${tsQuery}::tsquery`;
    const rows = await this.database.$queryRaw<((ListingRow | { id: null }) & { total: bigint })[]>`
      with fitting as (
        select id, title, path_steps[1] as place, ${rankOf(query, tsQuery)} as rank
        from questions where ${visibleTo(userId)} and ${fits(userId, query)} and ${matches}
      ), page as (
        select id, row_number() over () as nth from (
          select id from fitting order by ${orderOf(query)} limit ${QUESTION_PAGE_SIZE} offset ${query.offset ?? 0}
        ) ordered
      )
      select ${LISTING_COLUMNS(userId)}, total
      from (select count(*) as total from fitting) counted left join page on true left join questions using (id) order by nth`;
    // Behind the last page there is one row, with nothing but the count.
    const found = rows.filter((row) => row.id !== null);
    return { questions: found.map((row) => toListing(row)), total: Number(rows[0]?.total) };
  }

  /** One at random that fits; one that has been seen only when there is no other. */
  async draw(userId: string | undefined, filters: DrawQuery): Promise<QuestionListing | null> {
    const [row] = await this.database.$queryRaw<ListingRow[]>`
      select ${LISTING_COLUMNS(userId)} from questions where ${visibleTo(userId)} and ${fits(userId, filters)}
      order by "isSeen", random() limit 1`;
    return row ? toListing(row) : null;
  }

  async #unknown(userId: string | undefined, words: readonly string[]): Promise<string[]> {
    const long = words.filter((word) => word.length >= SHORTEST_CORRECTED);
    if (long.length === 0) return [];
    const rows = await this.database.$queryRaw<{ typed: string }[]>`
      select typed from unnest(${long}::text[]) typed
      where not exists (select from question_words where word like typed || '%') and not exists (
        select from questions where owner_id = ${userId ?? null}::uuid and search @@ format('%L:*', typed)::tsquery)`;
    return rows.map(({ typed }) => typed);
  }

  async #correct(typed: string): Promise<string[]> {
    const rows = await this.database.$queryRaw<{ word: string; alike: number }[]>`
      select word, case when word = any(${transpositionsOf(typed)}::text[]) then 1
        when length(word) > ${typed.length} then greatest(similarity(word, ${typed}), word_similarity(${typed}, word))
        else similarity(word, ${typed}) end as alike
      from question_words
      where word % ${typed} or ${typed} <% word or word = any(${transpositionsOf(typed)}::text[])
      order by alike desc, word limit ${MOST_CORRECTIONS}`;
    const least = Math.max(LEAST_ALIKE, NEARLY * (rows[0]?.alike ?? 0));
    return rows.filter(({ alike }) => alike >= least).map(({ word }) => word);
  }
}

/** Everything somebody may find: the bank, and what is their own and complete (QUESTIONS-8). */
function visibleTo(userId: string | undefined): Prisma.Sql {
  return Prisma.sql`current_version_id is not null and (origin = 'bank' or owner_id = ${userId ?? null}::uuid)`;
}

function fits(userId: string | undefined, query: DrawQuery): Prisma.Sql {
  const { topic, difficulty, company, curriculum, step, seen, done, origin } = query;
  const conditions = [
    ...(topic ? [isUnder(topic)] : []),
    ...(difficulty ? [Prisma.sql`difficulty = any(${difficulty}::text[])`] : []),
    ...(company ? [Prisma.sql`companies && ${company}::text[]`] : []),
    ...(step ? [Prisma.sql`strong_steps && ${step}::text[]`] : []),
    ...(curriculum ? [Prisma.sql`${curriculum} = any(curricula)`] : []),
    ...(origin ? [Prisma.sql`origin = ${origin === 'bank' ? 'bank' : 'own'}::question_origin`] : []),
    ...(seen ? [Prisma.sql`${isSeen(userId)} = ${seen === 'yes'}`] : []),
    ...(done ? [Prisma.sql`${isDone(userId)} = ${done === 'yes'}`] : []),
  ];
  return conditions.length > 0 ? Prisma.join(conditions, ' and ') : Prisma.sql`true`;
}

/** A topic fits by its name, or by that of its area. */
function isUnder(topics: readonly string[]): Prisma.Sql {
  return Prisma.sql`exists (select from unnest(topics) one, unnest(${topics}::text[]) wanted
    where one = wanted or starts_with(one, wanted || '/'))`;
}

function rankOf({ sort = 'best' }: QuestionsQuery, tsQuery: string): Prisma.Sql {
  if (sort === 'hardest' || sort === 'easiest') {
    const hardness = Prisma.sql`array_position(array['easy', 'medium', 'hard'], difficulty)`;
    return sort === 'hardest' ? hardness : Prisma.sql`- ${hardness}`;
  }
  return sort === 'best' && tsQuery !== ''
    ? Prisma.sql`ts_rank(${WEIGHTS}, search, ${tsQuery}::tsquery)`
    : Prisma.sql`0`;
}

function orderOf({ sort }: QuestionsQuery): Prisma.Sql {
  return sort === 'title' ? Prisma.sql`title, id` : Prisma.sql`rank desc, place nulls last, title, id`;
}
