import { stepAt, type StepId } from '@fortyfive/interview';
import type { LogEntry } from './recording.js';
import { readEvent } from './replay.js';

/** One step on the recording's time line, in ms since the start. */
export interface Chapter {
  readonly stepId: StepId;
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * The chapters of a recording: one per step that was begun, in order and without gaps (REPLAY-5). The last one lasts until
 * the interview ended or, without an end, as long as the recording. None when the interview never started.
 * @example chaptersOf(decodeRecording(bytes))[0] // { stepId: 'requirements', fromMs: 0, untilMs: 290_000 }
 */
export function chaptersOf(entries: readonly LogEntry[]): Chapter[] {
  const begun: Omit<Chapter, 'untilMs'>[] = [];
  let endMs = entries.at(-1)?.offsetMs ?? 0;
  for (const { kind, bytes, offsetMs } of entries) {
    if (kind !== 'event') continue;
    const event = readEvent(bytes);
    if (event.type === 'interview-started') begun.push({ stepId: stepAt(0).id, fromMs: offsetMs });
    if (event.type === 'step-advanced') begun.push({ stepId: event.to, fromMs: offsetMs });
    if (event.type === 'interview-ended') endMs = offsetMs;
  }
  return begun.map((chapter, index) => ({ ...chapter, untilMs: begun[index + 1]?.fromMs ?? endMs }));
}
