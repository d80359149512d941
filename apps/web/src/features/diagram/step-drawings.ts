import { diffDiagrams, readDiagram, type Diagram } from '@fortyfive/documents';
import type { StepId } from '@fortyfive/interview';
import { DamagedLogError, Replay, type Chapter, type Recording } from '@fortyfive/replay';

/** What was drawn in one step. */
export interface StepDrawing {
  readonly stepId: StepId;
  /** When the step ended, ms since the start. */
  readonly untilMs: number;
  /** What changed in the design from the step's beginning to its end; null when the recording cannot be read there. */
  readonly sentences: readonly string[] | null;
}

/**
 * What was drawn in each step, in words: the board at the step's end against the board at its beginning (DIAGRAM-WEB-7). One
 * step at a time, so that the page stays alive in between.
 */
export function* readStepDrawings(recording: Recording, chapters: readonly Chapter[]): Generator<StepDrawing> {
  const replay = new Replay(recording);
  for (const { stepId, fromMs, untilMs } of chapters) {
    const [before, after] = [designAt(replay, fromMs), designAt(replay, untilMs)];
    const sentences = before && after && diffDiagrams(before, after).map(({ sentence }) => sentence);
    yield { stepId, untilMs, sentences };
  }
}

function designAt(replay: Replay, timeMs: number): Diagram | null {
  try {
    return readDiagram(replay.at(timeMs).documents.board);
  } catch (error) {
    if (error instanceof DamagedLogError) return null;
    throw error;
  }
}
