import { describe, expect, it } from '@jest/globals';
import { evaluateCells, formatQuantity } from './index.js';

/** The last of these cells, as it is shown. */
function last(...lines: string[]): string {
  const result = evaluateCells(lines.map((text, index) => ({ id: String(index), text }))).get(String(lines.length - 1));
  if (result?.kind !== 'value') throw new Error(JSON.stringify(result));
  return [result.text, ...result.details].join(' | ');
}

describe('the formulas of capacity planning, typed as cells', () => {
  it.each<[name: string, cells: string[], shown: string]>([
    ['average QPS', ['dau = 1M users', 'qps = dau * 10 requests/user/day'], '116 request/s | 10 M request/day'],
    ['average QPS over 86,400', ['dau = 1M', 'qps = dau × 10 ÷ 86,400'], '116'],
    ['peak QPS', ['qps = 17,361 QPS', 'peak = 3x qps'], '52.1 k/s | 4.5 G/day'],
    ['storage per day', ['day_total = 500M photos/day * 2 MB/photo * 1 day'], '1 PB'],
    ['storage with replicas', ['total = 200M/day * 280 B * 5 years * 3'], '307 TB'],
    ['bandwidth', ['net = 17,361 QPS * 100 KB'], '1.74 GB/s | 13.9 Gbit/s | 150 TB/day'],
    ['bandwidth in bare numbers', ['mbps_needed = 17,361 × 100 × 8 ÷ 1,000'], '13.9 k'],
    ['concurrent streams', ['streams_now = 1M hours / day'], '41.7 k'],
    ['stream bandwidth', ['out = 41,667 * 5 Mbps'], '26 GB/s | 208 Gbit/s | 2.25 PB/day'],
    ['servers', ['needed = ceil(52,083 QPS / (1,000 QPS/server))'], '53 servers'],
    ['servers with a buffer', ['needed = 53 servers', 'total = ceil(needed * 1.3)'], '69 servers'],
    ['servers, buffer first', ['total = ceil(52,083 QPS / (1,000 QPS/server) * 1.3)'], '68 servers'],
    ['in flight (Little)', ['in_flight = 50,000 requests/s * 0.1 s'], '5 k requests'],
    ['connections', ['open = 50M users * 4 hours / 24 hours * 1.5 connections/user'], '12.5 M connections'],
    ['shards by size', ['by_size = 10 TB / (1 TB / shard)'], '10 shards'],
    ['shards by writes', ['by_writes = 100,000 writes/s / (10,000 writes/s/shard)'], '10 shards'],
    ['cache', ['data = 1 TB', 'cache = 20% of data'], '200 GB'],
    ['availability', ['up = 364 days', 'down = 1 day', 'availability = up / (up + down)'], '0.99726'],
    ['parallel redundancy', ['p_fail = 1%', 'both = 1 - p_fail^3'], '0.999999'],
    ['error budget', ['slo = 99.9%', 'budget = (1 - slo) * 30 days'], '43.2 min'],
    ['quorum of 5', ['N = 5', 'quorum = floor(N / 2) + 1'], '3'],
    ['quorum of 4', ['N = 4', 'quorum = floor(N / 2) + 1'], '3'],
    ['quorum of 7', ['N = 7', 'quorum = floor(N / 2) + 1'], '4'],
    ['tolerated by 7', ['N = 7', 'tolerated = floor((N - 1) / 2)'], '3'],
    ['tolerated by 4', ['N = 4', 'tolerated = floor((N - 1) / 2)'], '1'],
    ['nodes for 2 failures', ['f = 2', 'nodes = 2 f + 1'], '5'],
    ['overlap of reads and writes', ['R = 3', 'W = 3', 'N = 5', 'overlap = R + W - N'], '1'],
    ['consistent hashing', ['K = 1M keys', 'N = 10', 'moved = K / N'], '100 k keys'],
    ['sliding counter', ['prev = 80', 'current = 30', 'count = prev * 0.5 + current'], '70'],
    ['surge', ['demand = 150 rides', 'supply = 100 rides', 'surge = (demand - supply) / supply'], '0.5'],
    ['PageRank', ['damping = 0.85', 'rank = (1 - damping) + damping * (0.5 / 2 + 1 / 4)'], '0.575'],
    ['EdgeRank', ['affinity = 0.8', 'weight = 2', 'decay = 0.5', 'edge = affinity * weight * decay'], '0.8'],
    ['TF-IDF', ['tf = 3', 'idf = log10(1M / 1,000)', 'weight = tf * idf'], '9'],
    ['precision', ['relevant = 30 documents', 'returned = 40 documents', 'precision = relevant / returned'], '0.75'],
    ['error rate', ['failed = 5 requests', 'total = 1,000 requests', 'error_rate = failed / total'], '0.005'],
    ['payment calls per slot', ['per_slot = 1 / (50 ms)'], '20/s | 1.73 M/day'],
    ['base62, seven characters', ['codes = 62^7'], '3.52 T | 3,521,614,606,208'],
    ['base62, six characters', ['codes = 62^6'], '56.8 G | 56,800,235,584'],
  ])('[ESTIMATION-8] %s', (_name, cells, shown) => {
    expect(last(...cells)).toBe(shown);
  });
});

describe('the quick reference', () => {
  it.each([
    ['1 day', '1 day', 86_400],
    ['30 days', '30 days', 2_592_000],
    ['1 month', '30 days', 2_592_000],
    ['1 year', '1 year', 31_536_000],
    ['1 year / 12', '30.4 days', 2_628_000],
    ['43,200 min', '30 days', 2_592_000],
    ['720 h', '30 days', 2_592_000],
    ['1,000 ms', '1 s', 1],
    ['10^6 µs', '1 s', 1],
    ['10^9 ns', '1 s', 1],
  ])('[ESTIMATION-4] time: %s is %s', (formula, shown, seconds) => {
    const result = evaluateCells([{ id: 't', text: `t = ${formula}` }]).get('t');
    expect(result).toMatchObject({ text: shown, quantity: { value: expect.closeTo(seconds, 6), unit: 's' } });
  });

  it.each([
    ['99%', '3.65 days', '7.2 h'],
    ['99.9%', '8.76 h', '43.2 min'],
    ['99.95%', '4.38 h', '21.6 min'],
    ['99.99%', '52.6 min', '4.32 min'],
    ['99.999%', '5.26 min', '25.9 s'],
  ])('[ESTIMATION-4] availability: %s is down for %s a year and %s a month', (slo, perYear, perMonth) => {
    expect(last(`slo = ${slo}`, 'down = (1 - slo) * 1 year')).toBe(perYear);
    expect(last(`slo = ${slo}`, 'down = (1 - slo) * 30 days')).toBe(perMonth);
  });

  it.each([
    [10, 'KiB', 'KB', 1_024],
    [20, 'MiB', 'MB', 1_048_576],
    [30, 'GiB', 'GB', 1_073_741_824],
    [40, 'TiB', 'TB', 1_099_511_627_776],
  ])('[ESTIMATION-4] powers of two: 2^%d bytes are one %s', (exponent, binary, decimal, bytes) => {
    expect(last(`p = 2^${exponent}`)).toMatch(new RegExp(`\\| ${bytes.toLocaleString('en-US')}$`));
    expect(last(`p = 2^${exponent} B / (1 ${binary})`)).toBe('1');
    expect(last(`p = 1 ${decimal}`)).toBe(formatQuantity({ value: 1, unit: decimal }));
  });

  it.each([
    ['0.5 ns', '0.5 ns'],
    ['100 ns', '100 ns'],
    ['10,000 ns', '10 µs'],
    ['150,000 ns', '150 µs'],
    ['1,000,000 ns', '1 ms'],
    ['20,000,000 ns', '20 ms'],
    ['150,000,000 ns', '150 ms'],
    ['1 KB / 1 Gbps', '8 µs'],
  ])('[ESTIMATION-11] latency: %s is shown as %s', (formula, shown) => {
    expect(last(`t = ${formula}`)).toBe(shown);
  });
});
