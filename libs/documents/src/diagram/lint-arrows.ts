import type { DiagramConnection, DiagramKind } from './diagram.js';
import type { LintFinding } from './lint.js';
import type { LintedDesign } from './linted-design.js';
import { describeNode, joinWords } from './words.js';

/** The way in: everybody knows what goes along it. */
const ENTRANCE: readonly DiagramKind[] = ['client', 'dns', 'cdn', 'load-balancer', 'api-gateway'];
/** Between copies and parts of a database flows its data. */
const COPIES: readonly DiagramKind[] = ['sql-database', 'nosql-database', 'replica', 'shard'];

/** DIAGRAM-11. One finding for all of them: it is one remark, however many arrows it is about. */
export function findUnlabelledArrows({ diagram, flow }: LintedDesign): LintFinding[] {
  const kindOf = (id: string) => flow.component(id)?.kind;
  const isPlain = ({ from, to }: DiagramConnection) => {
    const [one, other] = [kindOf(from), kindOf(to)];
    // An arrow at a region or zone says where, not what.
    if (!one || !other) return true;
    return ENTRANCE.includes(one) || ENTRANCE.includes(other) || (COPIES.includes(one) && COPIES.includes(other));
  };
  const silent = diagram.connections.filter((connection) => connection.label === '' && !isPlain(connection));
  if (silent.length === 0) return [];
  const wordsOf = (id: string) => {
    const component = flow.component(id);
    return component ? describeNode(component) : '';
  };
  const which = joinWords(
    silent.map(({ from, to }) => `${wordsOf(from)} → ${wordsOf(to)}`),
    2,
  );
  const sentence =
    silent.length === 1
      ? `The arrow ${which} has no label. Say what it carries.`
      : `${silent.length} arrows have no label: ${which}. Say what each carries.`;
  return [{ code: 'unlabelled-arrow', sentence, ids: silent.map(({ id }) => id) }];
}
