import type { CurriculaView } from '@fortyfive/contract';

type Phase = CurriculaView['path']['phases'][number];
export type Step = Phase['steps'][number];

/** `next`: where to go on. `ready`: all it builds on is done, but something comes before it. `later`: something it builds on is missing. */
export type Standing = 'done' | 'next' | 'ready' | 'later';

export interface PathProgress {
  readonly standings: ReadonlyMap<number, Standing>;
  /** Whether any problem of the path is done: steps of two problems are begun before they are done. */
  readonly hasBegun: boolean;
  readonly doneCount: number;
  readonly stepCount: number;
  /** The first step whose prerequisites are done and which is not; `null` when every step is done. */
  readonly next: Step | null;
}

/**
 * How far somebody has come (PATH-1, PATH-2). A step is done when they were the candidate on each of its problems.
 *
 * @param doneProblems slugs
 */
export function progressOf(phases: readonly Phase[], doneProblems: ReadonlySet<string>): PathProgress {
  const steps = phases.flatMap((phase) => phase.steps);
  const done = new Set(
    steps.filter(({ problems }) => problems.every((slug) => doneProblems.has(slug))).map(({ number }) => number),
  );
  const isReady = (step: Step) => step.requires.every((number) => done.has(number));
  const next = steps.find((step) => !done.has(step.number) && isReady(step)) ?? null;
  const standingOf = (step: Step): Standing => {
    if (done.has(step.number)) return 'done';
    if (step === next) return 'next';
    return isReady(step) ? 'ready' : 'later';
  };
  return {
    standings: new Map(steps.map((step) => [step.number, standingOf(step)])),
    hasBegun: steps.some(({ problems }) => problems.some((slug) => doneProblems.has(slug))),
    doneCount: done.size,
    stepCount: steps.length,
    next,
  };
}
