import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyGroups } from '../../../../test/support/any-groups.js';
import { DrawnDesign } from '../../../../test/support/drawn-design.js';
import { diagramOf } from './diagram-reader.js';
import { lintDiagram, type LintCode } from './lint.js';

const lint = (lines: readonly string[]) => lintDiagram(diagramOf(new DrawnDesign().lines(...lines).entries()));
const sentences = (code: LintCode, lines: readonly string[]) =>
  lint(lines).flatMap((finding) => (finding.code === code ? [finding.sentence] : []));

const RULES: Readonly<Record<LintCode, string>> = {
  'unreachable-from-client': 'DIAGRAM-6',
  'database-with-one-replica': 'DIAGRAM-7',
  'queue-without-consumer': 'DIAGRAM-8',
  'cache-without-source': 'DIAGRAM-9',
  'single-point-of-failure': 'DIAGRAM-10',
  'unlabelled-arrow': 'DIAGRAM-11',
};

/** As candidates draw them; nothing in these is worth a remark. */
const SOUND: Record<string, readonly string[]> = {
  'an empty board': [],
  'the first components': ['client App', 'service Shop', 'sql-database Orders', 'queue Jobs', 'cache Pages'],
  'a first arrow': ['client App -> service Shop'],
  'a URL shortener': [
    ...['client Browser -> dns DNS', 'client Browser -> load-balancer Edge', 'load-balancer Edge -> service Links'],
    ...['service Links -> cache Hot links : look up', 'service Links -> nosql-database Links : read, write'],
    ...['nosql-database Links -> replica Links copy', 'service Links -> stream Clicks : one per redirect'],
    ...['worker Counter -> stream Clicks : batches', 'worker Counter -> object-store Reports : hourly'],
  ],
  'a news feed with fan-out on write': [
    ...[
      'client App -> cdn Media',
      'cdn Media -> object-store Photos',
      'client App -> load-balancer Edge {active-passive}',
    ],
    ...['load-balancer Edge -> api-gateway Gateway', 'api-gateway Gateway -> service Posts'],
    ...['api-gateway Gateway -> service Feed', 'service Posts -> sql-database Posts {1 primary, 2 replicas} : write'],
    ...['service Posts -> queue Fan-out : post id', 'queue Fan-out -> worker Fan-out : post id'],
    ...['worker Fan-out -> cache Feeds : push', 'service Feed -> cache Feeds : read'],
    ...['worker Fan-out -> sql-database Posts : followers'],
  ],
  'a chat over websockets, with presence': [
    ...['client App <-> load-balancer Edge ×2', 'load-balancer Edge ×2 <-> service Chat'],
    ...['service Chat -> cache Presence : who is where', 'service Chat -> nosql-database Messages cluster : append'],
    ...['scheduler Nightly -> worker Sweeper : wake', 'worker Sweeper -> nosql-database Messages cluster : delete old'],
    ...['service Chat -> external-service Push : notify'],
  ],
  'a crawler, which no client drives': [
    ...['scheduler Seeds -> queue Frontier : URLs', 'queue Frontier -> worker Fetcher : URL'],
    ...['worker Fetcher -> object-store Pages : HTML', 'worker Fetcher -> queue Frontier : new URLs'],
  ],
  'boxes drawn by hand': ['box User -> box Server : HTTP', 'box Server -> box DB : SQL', 'box Logs'],
  'the deep dive into one part': [
    ...['# high-level-design', 'client App -> load-balancer LB {two}', 'load-balancer LB -> service Feed'],
    ...['service Feed -> queue Jobs : ids', 'queue Jobs -> worker Jobs : ids'],
    ...['service Feed -> sql-database Feed {three copies} : read'],
    ...[
      '# deep-dive',
      'service Feed -> queue Jobs : ids',
      'service Feed -> sql-database Feed : read',
      'service Ranking',
    ],
  ],
};

describe('lintDiagram', () => {
  it.each(Object.entries(SOUND))('has nothing to say about %s', (_what, lines) => {
    expect(lint(lines)).toEqual([]);
  });

  it('DIAGRAM-6 to 11 speaks up about each of the six, the gravest first', () => {
    const findings = lint([
      ...['client App -> service Shop', 'service Shop -> sql-database Orders', 'service Shop -> queue Jobs : ids'],
      ...['service Admin -> cache Pages : fills'],
    ]);
    expect(findings).toEqual([
      {
        code: 'unreachable-from-client',
        sentence: 'No client reaches service Admin and cache Pages. Draw how requests get there.',
        ids: ['e12', 'e14'],
      },
      {
        code: 'single-point-of-failure',
        sentence:
          'Service Shop is drawn once and is the only way to SQL database Orders and queue Jobs. Add another, or note what happens when it fails.',
        ids: ['e2'],
      },
      {
        code: 'database-with-one-replica',
        sentence: 'SQL database Orders is the only copy of its data. Add a replica, or note why one copy is enough.',
        ids: ['e5'],
      },
      {
        code: 'queue-without-consumer',
        sentence: 'Nothing takes from queue Jobs. Draw what consumes it.',
        ids: ['e8'],
      },
      {
        code: 'cache-without-source',
        sentence: 'Cache Pages has nothing to be filled from. Draw where its data comes from.',
        ids: ['e14'],
      },
      {
        code: 'unlabelled-arrow',
        sentence: 'The arrow service Shop → SQL database Orders has no label. Say what it carries.',
        ids: ['e7'],
      },
    ]);
  });

  const FOUND: readonly [LintCode, string, readonly string[]][] = [
    [
      'unreachable-from-client',
      'a service that only calls others',
      ['client App -> service A', 'service B -> service A'],
    ],
    [
      'unreachable-from-client',
      'an island with a worker of its own',
      ['client App -> service A', 'worker B -> sql-database B'],
    ],
    ['unreachable-from-client', 'a store without an arrow', ['client App -> service A', 'object-store Photos']],
    ['queue-without-consumer', 'a stream', ['service A -> stream Clicks']],
    ['queue-without-consumer', 'two producers', ['service A -> queue Jobs', 'service B -> queue Jobs : writes']],
    ['database-with-one-replica', 'a NoSQL database', ['service A -> nosql-database Users']],
    ['database-with-one-replica', 'shards, which are no copies', ['sql-database Users -> shard One']],
    [
      'database-with-one-replica',
      'a replica of another database',
      ['sql-database Users -> replica Copy', 'service A -> sql-database Orders', 'service A -> sql-database Users'],
    ],
    ['cache-without-source', 'a cache that only a service knows', ['service A <-> cache Pages']],
    ['cache-without-source', 'a cache before a queue', ['service A -> cache Pages', 'service A -> queue Jobs']],
    [
      'single-point-of-failure',
      'a balancer before all',
      ['client App -> load-balancer LB', 'load-balancer LB -> service A', 'service A -> sql-database A'],
    ],
    [
      'single-point-of-failure',
      'the first of a chain, and only it',
      ['client App -> service A', 'service A -> service B', 'service B -> sql-database B'],
    ],
    [
      'single-point-of-failure',
      'one that is drawn again in the next step, once',
      [
        ...['# high-level-design', 'client App -> service A', 'service A -> sql-database A'],
        ...['# deep-dive', 'client App -> service A', 'service A -> sql-database A'],
      ],
    ],
    ['database-with-one-replica', 'a name that ends in x and a number', ['service A -> sql-database Inbox 2']],
    ['database-with-one-replica', 'users who are active', ['service A -> sql-database Active users']],
    ['database-with-one-replica', 'a game of many', ['service A -> sql-database Multiplayer games']],
    ['unlabelled-arrow', 'services that call each other', ['service A -> service B']],
    [
      'unlabelled-arrow',
      'many arrows in one remark',
      ['service A -> service B', 'service B -> queue C', 'queue C -> worker D', 'worker D -> cache E'],
    ],
  ];
  it.each(FOUND.map(([code, ...rest]) => [RULES[code], code, ...rest] as const))(
    '%s finds %s: %s',
    (_rule, code, _what, lines) => expect(sentences(code, lines)).toHaveLength(1),
  );

  const SILENT: readonly [LintCode, string, readonly string[]][] = [
    ['unreachable-from-client', 'no client is drawn', ['service A -> sql-database A', 'service B']],
    ['unreachable-from-client', 'the client has no arrow yet', ['client App', 'service A -> sql-database A']],
    [
      'unreachable-from-client',
      'a store sends to the service',
      ['client App -> service A', 'sql-database A -> service A'],
    ],
    [
      'unreachable-from-client',
      'the service pushes to the client',
      ['service A -> client App', 'service A -> cache B'],
    ],
    [
      'unreachable-from-client',
      'a service consumes a stream',
      ['client App -> service A', 'service A -> stream S', 'service B -> stream S', 'service B -> search-index I'],
    ],
    ['unreachable-from-client', 'a scheduler drives it', ['client App -> service A', 'service A -> sql-database D', 'scheduler Nightly -> service R', 'service R -> sql-database D']], // prettier-ignore
    ['unreachable-from-client', 'an arrow hangs in the air', ['client App -> service A', 'service B -> nothing']],
    ['unreachable-from-client', 'another step shows a part', ['# high-level-design', 'client App -> service A', '# deep-dive', 'service B -> service C']], // prettier-ignore
    ['queue-without-consumer', 'a worker pulls', ['service A -> queue Jobs', 'worker W -> queue Jobs']],
    [
      'queue-without-consumer',
      'a service says that it polls',
      ['service A -> queue Jobs', 'service B -> queue Jobs : polls'],
    ],
    ['queue-without-consumer', 'the arrow has no direction', ['service A -- queue Jobs']],
    ['queue-without-consumer', 'it stands alone', ['queue Jobs', 'service A']],
    ['queue-without-consumer', 'its arrow hangs in the air', ['service A -> queue Jobs', 'queue Jobs -> nothing']],
    ['database-with-one-replica', 'a replica is tied', ['service A -> sql-database U', 'replica R <- sql-database U']],
    ['database-with-one-replica', 'a replica stands by', ['service A -> sql-database U', 'replica R']],
    ['database-with-one-replica', 'another is kept in step', ['sql-database U -> sql-database V : async replication']],
    ['database-with-one-replica', 'a note says more', ['service A -> sql-database U {3 nodes}']],
    [
      'database-with-one-replica',
      'there are three',
      ['service A -> sql-database U x3', 'service A -> sql-database V 2x'],
    ],
    ['database-with-one-replica', 'it spans zones', ['service A -> sql-database Users multi-AZ']],
    ['database-with-one-replica', 'its name says more', ['service A -> nosql-database Cassandra cluster']],
    ['database-with-one-replica', 'it stands alone', ['sql-database U']],
    ['cache-without-source', 'the service knows the truth', ['service A -> cache C', 'service A -> sql-database U']],
    ['cache-without-source', 'a service behind it does', ['service A -> cache C', 'service A -> service B', 'service B -> sql-database U']], // prettier-ignore
    ['cache-without-source', 'a database fills it', ['sql-database U -> cache C']],
    ['cache-without-source', 'it holds sessions', ['service A -> cache Sessions']],
    ['cache-without-source', 'somebody drew the source by hand', ['service A -> cache C', 'service A -> box Postgres']],
    ['single-point-of-failure', 'there are two', ['client App -> load-balancer A', 'client App -> load-balancer B', 'load-balancer A -> service S', 'load-balancer B -> service S', 'service S -> sql-database U']], // prettier-ignore
    ['single-point-of-failure', 'a name server stands before it', ['client App -> dns DNS', 'client App -> load-balancer A', 'load-balancer A -> service S', 'service S -> sql-database U']], // prettier-ignore
    ['single-point-of-failure', 'nothing is kept behind it', ['client App -> service S', 'service S -> service T']],
    ['single-point-of-failure', 'a note says what happens', ['client App -> service S {restarts in 2 s}', 'service S -> sql-database U']], // prettier-ignore
    ['unlabelled-arrow', 'it is the way in', ['client App -> cdn C', 'client App -> load-balancer L', 'load-balancer L -> service S']], // prettier-ignore
    ['unlabelled-arrow', 'it is between copies', ['sql-database U -> replica R', 'sql-database U -> shard S']],
  ];
  it.each(SILENT.map(([code, ...rest]) => [RULES[code], code, ...rest] as const))(
    '%s says nothing of %s when %s',
    (_rule, code, _what, lines) => expect(sentences(code, lines)).toEqual([]),
  );

  it('names what it is about, and never throws', () => {
    fc.assert(
      fc.property(anyGroups, (entries) => {
        const diagram = diagramOf(entries);
        const known = new Set([...diagram.components, ...diagram.connections].map(({ id }) => id));
        for (const { ids, sentence } of lintDiagram(diagram)) {
          expect([ids.length > 0, ids.every((id) => known.has(id)), sentence.endsWith('.')]).toEqual([
            true,
            true,
            true,
          ]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
