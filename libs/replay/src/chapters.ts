import { stepAt, type StepId } from '@fortyfive/interview';
import { timesOf, type LogEntry } from './recording.js';
import { readEvent } from './room-event-bytes.js';

/** One step on the recording's time line, in ms since the start. */
export interface Chapter {
  readonly stepId: StepId;
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * The chapters of a recording: one per step that was begun, in order and without gaps (REPLAY-5). The last one lasts until
 * the interview ended or, without an end, as long as the recording. None when the interview never started.
 * @throws DamagedLogError when an event cannot be read
 * @example chaptersOf(decodeRecording(bytes).entries)[0] // { stepId: 'requirements', fromMs: 0, untilMs: 290_000 }
 */
export function chaptersOf(entries: readonly LogEntry[]): Chapter[] {
  const begun: Omit<Chapter, 'untilMs'>[] = [];
  const times = timesOf(entries);
  let endMs = times.at(-1) ?? 0;
  for (const [index, { kind, bytes }] of entries.entries()) {
    if (kind !== 'event') continue;
    const event = readEvent(bytes);
    const atMs = times[index] ?? 0;
    if (event.type === 'interview-started') begun.push({ stepId: stepAt(0).id, fromMs: atMs });
    if (event.type === 'step-advanced') begun.push({ stepId: event.to, fromMs: atMs });
    if (event.type === 'interview-ended') endMs = atMs;
  }
  return begun.map((chapter, index) => ({ ...chapter, untilMs: begun[index + 1]?.fromMs ?? endMs }));
}
