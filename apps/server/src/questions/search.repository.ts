import { Injectable } from '@nestjs/common';
import { QUESTION_PAGE_SIZE, type DrawQuery, type QuestionListing, type QuestionsQuery } from '@fortyfive/contract';
import { Prisma } from '../generated/prisma/client.js';
import { Database } from '../platform/database.js';
import { LISTING_COLUMNS, LISTING_NAMES, toListing, type ListingRow } from './listing.row.js';
import { toTsQuery, transpositionsOf, typedWords } from './search.words.js';

/** Weights of line, topics, names and title, in Postgres's order from D to A. */
const WEIGHTS = Prisma.sql`array[0.1, 0.3, 0.8, 1.0]::real[]`;
/** Shorter words have too few trigrams to compare. */
const SHORTEST_CORRECTED = 3;
const MOST_CORRECTIONS = 3;
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

type Filters = DrawQuery;

/** Finds questions by their teasers; nothing else of a question is read here (QUESTIONS-7). */
@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  /** Reads what was typed; words that no word of the bank begins with get the words that look most like them. */
  async prepare(typed: string): Promise<Search> {
    const words = typedWords(typed);
    const unknown = await this.#unknown(words);
    const corrections = await Promise.all(unknown.map(async (word) => [word, await this.#correct(word)] as const));
    return { words, corrections: Object.fromEntries(corrections.filter(([, found]) => found.length > 0)) };
  }

  async find(userId: string | undefined, query: QuestionsQuery, search: Search): Promise<FoundQuestions> {
    const tsQuery = toTsQuery(search.words, search.corrections);
    const rows = await this.database.$queryRaw<(ListingRow & { total: bigint })[]>`
      select ${LISTING_NAMES}, count(*) over () as total from (${this.#listings(userId)}) q
      where ${this.#fits(query)} and ${tsQuery === '' ? Prisma.sql`true` : Prisma.sql`search @@ ${tsQuery}::tsquery`}
      order by ${this.#order(query, tsQuery)}
      limit ${QUESTION_PAGE_SIZE} offset ${query.offset ?? 0}`;
    return { questions: rows.map((row) => toListing(row)), total: Number(rows[0]?.total ?? 0) };
  }

  /** One at random that fits; one that has been seen only when there is no other. */
  async draw(userId: string | undefined, filters: Filters): Promise<QuestionListing | null> {
    const [row] = await this.database.$queryRaw<ListingRow[]>`
      select ${LISTING_NAMES} from (${this.#listings(userId)}) q where ${this.#fits(filters)}
      order by "isSeen", random() limit 1`;
    return row ? toListing(row) : null;
  }

  /** Everything somebody may find: the bank, and what is their own and complete. */
  #listings(userId: string | undefined): Prisma.Sql {
    return Prisma.sql`select ${LISTING_COLUMNS(userId)}, curricula, search from questions
      where current_version_id is not null and (origin = 'bank' or owner_id = ${userId ?? null}::uuid)`;
  }

  #fits({ topic, difficulty, company, curriculum, step, seen, done, origin }: Filters): Prisma.Sql {
    const overlaps = (column: Prisma.Sql, values?: readonly string[]) =>
      values && values.length > 0 ? [Prisma.sql`${column} && ${[...values]}::text[]`] : [];
    const conditions = [
      ...(topic && topic.length > 0
        ? [
            Prisma.sql`exists (select from unnest(topics) of_question, unnest(${topic}::text[]) wanted
              where of_question = wanted or starts_with(of_question, wanted || '/'))`,
          ]
        : []),
      ...(difficulty && difficulty.length > 0 ? [Prisma.sql`difficulty = any(${difficulty}::text[])`] : []),
      ...overlaps(Prisma.sql`companies`, company),
      ...overlaps(Prisma.sql`"strongSteps"`, step),
      ...(curriculum ? [Prisma.sql`${curriculum} = any(curricula)`] : []),
      ...(origin ? [Prisma.sql`origin = ${origin}`] : []),
      ...(seen ? [Prisma.sql`"isSeen" = ${seen === 'yes'}`] : []),
      ...(done ? [Prisma.sql`"isDone" = ${done === 'yes'}`] : []),
    ];
    return conditions.length > 0 ? Prisma.join(conditions, ' and ') : Prisma.sql`true`;
  }

  #order({ sort = 'best' }: QuestionsQuery, tsQuery: string): Prisma.Sql {
    const path = Prisma.sql`"pathSteps"[1] nulls last, title, id`;
    const hardness = Prisma.sql`array_position(array['easy', 'medium', 'hard'], difficulty)`;
    if (sort === 'title') return Prisma.sql`title, id`;
    if (sort === 'easiest') return Prisma.sql`${hardness}, ${path}`;
    if (sort === 'hardest') return Prisma.sql`${hardness} desc, ${path}`;
    if (sort === 'path' || tsQuery === '') return path;
    return Prisma.sql`ts_rank(${WEIGHTS}, search, ${tsQuery}::tsquery) desc, ${path}`;
  }

  async #unknown(words: readonly string[]): Promise<string[]> {
    const long = words.filter((word) => word.length >= SHORTEST_CORRECTED);
    if (long.length === 0) return [];
    const rows = await this.database.$queryRaw<{ typed: string }[]>`
      select typed from unnest(${long}::text[]) typed
      where not exists (select from question_words where word like typed || '%')`;
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
    const best = rows[0]?.alike ?? 0;
    return rows.filter(({ alike }) => alike >= NEARLY * best).map(({ word }) => word);
  }
}
