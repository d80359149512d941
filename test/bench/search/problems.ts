import { readBank } from '@fortyfive/questions/bank.loader';
import { DIFFICULTIES, TOPICS, type Problem } from '@fortyfive/questions';
import { STEP_IDS } from '@fortyfive/interview';
import type { Database } from '../../../apps/server/src/platform/database.js';
import { bankId, storeCurrent } from '../../../apps/server/src/questions/questions.repository.js';
import { pickIndex, pickOne, seededRandom, type Random } from '../../support/seeded-random.js';

const AT_ONCE = 250;
const SYLLABLES = [
  'ba',
  'cor',
  'del',
  'fin',
  'gra',
  'hub',
  'jet',
  'kel',
  'lum',
  'mod',
  'nor',
  'pra',
  'qui',
  'ron',
  'sal',
  'tek',
  'ul',
  'ver',
  'wix',
  'zen',
];

/** Fills a database with generated questions, stored as the bank is, and returns them. */
export async function storeGeneratedProblems(database: Database, bank: string, count: number): Promise<Problem[]> {
  const { problems } = (await readBank(bank)).bank;
  const random = seededRandom(45);
  const words = vocabularyOf(problems, random);
  const generated = Array.from({ length: count }, (_, number) => generate(random, problems, words, number));
  for (let from = 0; from < count; from += AT_ONCE)
    await database.$transaction(
      async (tx) => {
        for (const problem of generated.slice(from, from + AT_ONCE))
          await storeCurrent(tx, { id: bankId(problem.slug), origin: 'bank', curricula: [] }, problem);
      },
      { timeout: 120_000 },
    );
  await database.$executeRawUnsafe('vacuum analyze');
  return generated;
}

/** The words of the real bank, and as many invented ones as ten thousand problems would bring along. */
function vocabularyOf(problems: readonly Problem[], random: Random): string[] {
  const real = problems.flatMap(({ title, oneLiner }) => `${title} ${oneLiner}`.match(/[A-Za-z]{3,}/g) ?? []);
  const invented = Array.from({ length: 3000 }, () =>
    Array.from({ length: 2 + pickIndex(random, 2) }, () => pickOne(random, SYLLABLES)).join(''),
  );
  return [...new Set([...real, ...invented])];
}

function generate(random: Random, problems: readonly Problem[], words: readonly string[], number: number): Problem {
  const some = (count: number) => Array.from({ length: count }, () => pickOne(random, words)).join(' ');
  return {
    ...pickOne(random, problems),
    slug: `generated-${number}`,
    title: `Design ${some(2 + pickIndex(random, 4))}`,
    oneLiner: some(8 + pickIndex(random, 10)),
    knownAs: [some(1)],
    difficulty: pickOne(random, DIFFICULTIES),
    topics: [...new Set(Array.from({ length: 5 }, () => pickOne(random, TOPICS)))],
    strongSteps: [pickOne(random, STEP_IDS)],
  };
}
