import type { Diagram } from './diagram.js';
import { LintedDesign } from './linted-design.js';
import { findCachesWithoutSource, findQueuesWithoutConsumer, findSingleCopies } from './lint-stores.js';
import { findSinglePoints, findUnreachable } from './lint-reach.js';
import { findUnlabelledArrows } from './lint-arrows.js';

export const LINT_CODES = [
  'unreachable-from-client',
  'single-point-of-failure',
  'database-with-one-replica',
  'queue-without-consumer',
  'cache-without-source',
  'unlabelled-arrow',
] as const;
export type LintCode = (typeof LINT_CODES)[number];

/** Something that an interviewer might ask about. */
export interface LintFinding {
  readonly code: LintCode;
  /** What was noticed and what would settle it, for the person who draws. */
  readonly sentence: string;
  /** The components or arrows that it is about. */
  readonly ids: readonly string[];
}

/**
 * What an interviewer would ask about a design (DIAGRAM-6 to 11), the gravest first. Better silent than wrong: a half-drawn
 * design has few findings, and a few words beside a component settle most of them.
 * @example lintDiagram(readDiagram(doc)) // [{ code: 'queue-without-consumer', sentence: 'Nothing takes from queue Jobs. …', ids: ['q'] }]
 */
export function lintDiagram(diagram: Diagram): LintFinding[] {
  const design = new LintedDesign(diagram);
  return [
    ...findUnreachable(design),
    ...findSinglePoints(design),
    ...findSingleCopies(design),
    ...findQueuesWithoutConsumer(design),
    ...findCachesWithoutSource(design),
    ...findUnlabelledArrows(design),
  ];
}
