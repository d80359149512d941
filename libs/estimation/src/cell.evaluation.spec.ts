import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluateCells, MAX_CELL_LENGTH, parseCell, type CellResult } from './index.js';

/** The results of these lines, by line. */
function evaluate(lines: readonly string[]): CellResult[] {
  const results = evaluateCells(lines.map((text, index) => ({ id: String(index), text })));
  return lines.map((_, index) => results.get(String(index)) ?? { kind: 'empty', name: null });
}

/** What a line says: the value as it is shown, or the sentence. */
function readings(...lines: string[]): string[] {
  return evaluate(lines).map((result) => {
    if (result.kind === 'error') return result.message;
    return result.kind === 'value' ? result.text : '';
  });
}

function reading(formula: string, ...others: string[]): string | undefined {
  return readings(...others, `result = ${formula}`).at(-1);
}

describe('cells', () => {
  it('[ESTIMATION-8] work as they are typed in an interview', () => {
    expect(readings('dau = 300M users', 'read_qps = dau * 5 / day', 'storage = 200M/day * 280 B * 5 year')).toEqual([
      '300 M users',
      '17.4 k user/s',
      '102 TB',
    ]);
  });

  it.each([
    // Magnitudes
    ['300k', '300 k'],
    ['300K users', '300 k users'],
    ['300 M users', '300 M users'],
    ['1.5 million requests', '1.5 M requests'],
    ['2bn', '2 G'],
    ['2G', '2 G'],
    ['1 trillion', '1 T'],
    ['1B users', '1 G users'],
    ['280 B', '280 B'],
    ['280B', '280 B'],
    ['300m users', '300 M users'],
    ['3e8', '300 M'],
    ['10^6 users', '1 M users'],
    ['~300M users', '300 M users'],
    // Thousands
    ['86,400 s', '1 day'],
    ['300,000,000 users', '300 M users'],
    ['300_000', '300 k'],
    ['300 000', '300 k'],
    ['1,234.5', '1.23 k'],
    // Units in singular, plural, short and long
    ['5 tweets/user/day * 300M Users', '17.4 k tweet/s'],
    ['1000 requests per second', '1 k request/s'],
    ['1000 req / s', 'Nothing is called "req". Leave it out'],
    ['500 queries/sec', '500 query/s'],
    ['12k QPS', '12 k/s'],
    ['12k rps * 2 KB', '24 MB/s'],
    ['5 min', '5 min'],
    ['2 hr', '2 h'],
    ['90 minutes', '1.5 h'],
    ['5 yrs', '5 years'],
    ['7 d', '7 days'],
    ['500 kb', '500 kB'],
    ['3 terabytes', '3 TB'],
    ['150 µs', '150 µs'],
    ['100 Mbps * 1 day', '1.08 TB'],
    ['100 MBps', '100 MB/s'],
    ['2 KiB', '2.05 kB'],
    ['$0.02 / GB / month * 3 PB', '60 k usd/month'],
    // Products and quotients in other signs and words
    ['3 × 4', '12'],
    ['3 x 4', '12'],
    ['3x', '3'],
    ['3x 4 users', '12 users'],
    ['10 ÷ 4', '2.5'],
    ['10 − 4', '6'],
    ['2**10', '1.02 k'],
    ['(3 + 4) users', '7 users'],
    ['2 (3 + 4)', '14'],
    ['100M / 30 days', '38.6/s'],
    ['8 GB / 2 GB', '4'],
    ['2^3^2', '512'],
    ['-(5 GB)', '-5 GB'],
    ['ceil(52,083 QPS / (1,000 QPS / server))', '53 servers'],
    ['max(2 min, 90 s)', '2 min'],
    ['Max(1, 200)', '200'],
    // Percent
    ['99.95%', '99.95 %'],
    ['20% of 1 TB', '200 GB'],
    ['1 TB * 20%', '200 GB'],
    ['(1 - 99.9%) * 30 days', '43.2 min'],
    ['100% - 99.9%', '0.001'],
  ])('[ESTIMATION-8] %s is %s', (formula, text) => {
    expect(reading(formula)).toMatch(text.startsWith('Nothing') ? /^Nothing|not a known unit/ : exactly(text));
  });

  it('[ESTIMATION-8] take a word behind a number for a unit, and elsewhere for a cell', () => {
    expect(
      readings('users = 300M users', 'servers = users / (1M users / server)', 'spare = 5 servers + servers'),
    ).toEqual(['300 M users', '300 servers', '305 servers']);
    expect(reading('3 DAU', 'dau = 5 users')).toBe('15 users');
    expect(reading('K / N', 'K = 1M keys', 'N = 10')).toBe('100 k keys');
  });

  it.each([
    ['1,5', '"1,5" can be read in two ways: write a decimal as 1.5 and thousands as 1,500.'],
    ['1.500.000', '"1.500…" can be read in two ways: write thousands as 1,500,000.'],
    ['max(1,200)', '"1,200" can be read in two ways: write 1200, or a space after each comma between values.'],
    ['53 + 30%', '"+ 30%" can be read in two ways: write * 130% for 30% more, or + 0.3.'],
    ['5 Mb', '"Mb" can be bits or bytes: write Mbit or MB.'],
    ['300m', '"m" can be million or minutes: write M or min.'],
    ['500 widgets', '"widgets" is not a known unit. Leave it out, or count in items, requests, users or the like.'],
    ['500 reqests', 'Nothing is called "reqests". Did you mean "requests"?'],
    ['read * 2 * rad_qps', 'Nothing is called "rad_qps": there is no cell of that name, and no unit.'],
    ['5 *', 'Something is missing after "*".'],
    ['(5', 'A bracket is still open.'],
    ['5)', '")" cannot stand there: no bracket was opened before it.'],
    ['* 5', 'A number or a name is missing before "*".'],
    ['5 5', 'Write * or / between "5" and "5".'],
    ['dau dau', 'Write * or / between "dau" and "dau", or _ if they are one name: dau_dau.'],
    ['a = 5', 'A cell has one "=": its name stands before it, its formula after it.'],
    ['5 > 3', '">" has no meaning here: a formula is arithmetic on numbers, units and names.'],
    ['eval(3)', /^"eval" is not a function\. There are ceil, floor/],
    ['5 / 0', 'This divides by zero.'],
    ['sqrt(0 - 1)', 'This has no value among the real numbers.'],
    ['9 ^ 9 ^ 9', 'The result is too large to be written down.'],
    ['2 ^ dau', 'An exponent is a plain number and cannot be in users.'],
    ['sqrt(2, 3)', 'sqrt( ) takes one value.'],
    ['ceil(3.5 hours)', 'ceil() takes one plain number or one count such as "53 server".'],
  ])('[ESTIMATION-9] %s is refused with a sentence', (formula, sentence) => {
    expect(reading(formula, 'dau = 300M users')).toEqual(
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    );
  });

  it.each([
    ['5 GB + 3 users', 'Bytes and users cannot be added.'],
    ['3 users - 5', 'Users and plain numbers cannot be subtracted.'],
    ['3 queries/s + 4 reads/s', 'Queries per second and reads per second cannot be added.'],
    ['max(3 GB, 2 days)', 'Bytes and seconds cannot be compared.'],
    ['1 / day + 5 GB', 'Something per second and bytes cannot be added.'],
  ])('[ESTIMATION-9] %s is a unit error in words', (formula, sentence) => {
    expect(evaluate([`sum = ${formula}`])[0]).toEqual({
      kind: 'error',
      name: 'sum',
      code: 'unit-mismatch',
      message: sentence,
    });
  });

  it('[ESTIMATION-10] stand in any order, and one that changes changes those that need it', () => {
    const lines = (dau: string) => ['peak = 3x qps', 'qps = dau * 5 / day', `dau = ${dau}`];
    expect(readings(...lines('300M users'))).toEqual(['52.1 k user/s', '17.4 k user/s', '300 M users']);
    expect(readings(...lines('600M users'))).toEqual(['104 k user/s', '34.7 k user/s', '600 M users']);
  });

  it('[ESTIMATION-10] name the circle they are in', () => {
    const lines = ['a = b + 1', 'b = a', 'c = b * 2', 'd1 = c', 'self = self', 'fine = 3'];
    expect(readings(...lines)).toEqual([
      '"a" needs itself: a → b → a.',
      '"b" needs itself: b → a → b.',
      'This needs "b", which cannot be computed.',
      'This needs "b", which cannot be computed.',
      '"self" needs itself: self → self.',
      '3',
    ]);
  });

  it('[ESTIMATION-10] say which cell is to be mended, and that a name is there twice', () => {
    expect(
      readings('sum = 5 GB + 3 users', 'twice = sum * 2', 'more = twice + 1', 'later =', 'soon = later * 2'),
    ).toEqual([
      'Bytes and users cannot be added.',
      'This needs "sum", which cannot be computed.',
      'This needs "sum", which cannot be computed.',
      '',
      'This needs "later", which has no value yet.',
    ]);
    expect(readings('dau = 1', 'dau = 2', 'qps = dau')).toEqual([
      'There are 2 cells called "dau". Rename or delete all but one.',
      'There are 2 cells called "dau". Rename or delete all but one.',
      'This needs "dau", which cannot be computed.',
    ]);
  });

  it('[ESTIMATION-11] give the value in other terms too', () => {
    expect(evaluate(['net = 41,667 * 5 Mbps'])[0]).toMatchObject({
      text: '26 GB/s',
      details: ['208 Gbit/s', '2.25 PB/day'],
      quantity: { value: expect.closeTo(26.04e9, -7), unit: 'byte / s' },
    });
    expect(evaluate(['qps = 300M users * 5 / day'])[0]).toMatchObject({ details: ['1.5 G user/day'] });
    expect(evaluate(['codes = 62^7'])[0]).toMatchObject({ text: '3.52 T', details: ['3,521,614,606,208'] });
    expect(reading('3 / year')).toBe('3/year');
    expect(reading('20 servers * 500 usd / server / month')).toBe('10 k usd/month');
    expect(reading('1 GB * 2 users')).toBe('2 GB·user');
    expect(reading('1M users * 1 hour')).toBe('1 M user·h');
  });

  it('parse into name and formula', () => {
    expect(parseCell(' read_qps = dau * 5 / day ')).toEqual({
      kind: 'cell',
      name: 'read_qps',
      formula: 'dau * 5 / day',
    });
    expect(parseCell('  ')).toEqual({ kind: 'empty' });
    expect(parseCell('dau')).toMatchObject({ code: 'incomplete' });
    expect(parseCell('300M users')).toMatchObject({ code: 'no-name' });
    expect(parseCell('= 5')).toMatchObject({ code: 'no-name' });
    expect(parseCell('read qps = 5')).toMatchObject({ message: expect.stringContaining('write read_qps.') });
    expect(parseCell('read = 5')).toMatchObject({ message: expect.stringContaining('for instance reads.') });
    expect(parseCell('max = 5')).toMatchObject({ code: 'reserved-name' });
    expect(parseCell('größe = 5')).toMatchObject({ kind: 'cell', name: 'größe' });
    expect(parseCell(`${'n'.repeat(41)} = 5`)).toMatchObject({ code: 'too-long' });
    expect(parseCell(`n = ${'1'.repeat(MAX_CELL_LENGTH)}`)).toMatchObject({ code: 'too-long' });
  });
});

describe('any cells at all', () => {
  const piece = fc.constantFrom(
    ...['1', '2.5', '1,000', '5%', 'user', 'users', 's', 'GB', 'B', 'm', 'M', 'ceil', 'max', 'a', 'b', 'c', 'widgets'],
    ...['(', ')', '+', '-', '*', '/', '^', ',', ' ', ' ', 'x', '×', 'per', 'of', '%', '$', '=', '"', '∞', '__proto__'],
  );
  const formula = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((pieces) => pieces.join(' ')),
    fc.array(piece).map((pieces) => pieces.join('')),
  );
  const name = fc.constantFrom('a', 'b', 'c', 'A', 'constructor', '__proto__', 'n0', 'users', 'day', 'a b', '');
  const line = fc.oneof(
    formula,
    fc.tuple(name, formula).map((parts) => parts.join(' = ')),
  );
  const cells = fc.array(line).map((lines) => lines.map((text, index) => ({ id: String(index), text })));

  it('[ESTIMATION-9] have a result each, as plain data, and never an exception', () => {
    fc.assert(
      fc.property(cells, (some) => {
        const results = evaluateCells(some);
        expect([...results.keys()]).toEqual(some.map(({ id }) => id));
        for (const result of results.values()) {
          expect(JSON.parse(JSON.stringify(result))).toEqual(result);
          if (result.kind === 'error') expect(result.message).toMatch(/[.?]$/);
          if (result.kind === 'value') expect(result.text).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('[ESTIMATION-10] have the same results in any order', () => {
    const shuffled = cells.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    fc.assert(
      fc.property(shuffled, ([some, others]) => {
        const results = evaluateCells(others);
        expect(evaluateCells(some)).toEqual(new Map(some.map(({ id }) => [id, results.get(id)])));
      }),
      { numRuns: 500 },
    );
  });

  it('[ESTIMATION-11] are shown in a way that can be typed again', () => {
    const amount = fc.double({ min: 1e-3, max: 1e15, noNaN: true });
    const unit = fc.constantFrom(
      '',
      'users',
      'B',
      'GB',
      'days',
      's',
      'requests / s',
      'user / server',
      'MB / s',
      'GB users',
    );
    fc.assert(
      fc.property(amount, unit, (value, unitText) => {
        const [first] = evaluate([`v = ${value} * 1 ${unitText}`]);
        if (first?.kind !== 'value') throw new Error(JSON.stringify(first));
        const [again] = evaluate([`v = ${first.text.replaceAll('·', ' * ')}`]);
        if (again?.kind !== 'value') throw new Error(JSON.stringify([first, again]));
        expect(again.quantity.unit).toBe(first.quantity.unit);
        expect(Math.abs(again.quantity.value / first.quantity.value - 1)).toBeLessThan(0.006);
      }),
    );
  });

  it('[ESTIMATION-10] take time in proportion to their number', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, index) => ({
        id: String(index),
        text: index === 0 ? 'c0 = 300M users' : `c${index} = c${index - 1} * 1.01 + 5 users`,
      }));
    const circle = (length: number) => [{ id: 'c0', text: `c0 = c${length - 1}` }, ...chain(length).slice(1)];
    const timeMs = (some: ReturnType<typeof chain>) => {
      const startMs = performance.now();
      evaluateCells(some);
      return performance.now() - startMs;
    };
    // The best of several, because other work on the machine can only make it longer.
    const best = (some: ReturnType<typeof chain>) => Math.min(...Array.from({ length: 8 }, () => timeMs(some)));
    expect(best(chain(200))).toBeLessThan(100);
    expect(best(chain(2_000))).toBeLessThan(30 * Math.max(1, best(chain(200))));
    expect(best(circle(200))).toBeLessThan(100);
  });
});

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
