import type { ClientEventName } from '@fortyfive/contract';

/** What events are about. */
export interface EventSubject {
  readonly roomId: string;
  readonly interviewId: string;
  readonly version: number;
}

/** A payload that each event takes. One that is not in this list does not compile, so that no test about all events misses it. */
const INPUTS: Record<ClientEventName, (subject: EventSubject) => object> = {
  'time:read': () => ({}),
  'room:enter': ({ roomId }) => ({ roomId }),
  'room:take-role': ({ roomId }) => ({ roomId, role: 'observer' }),
  'room:swap-roles': atVersion,
  'room:set-ready': ({ roomId }) => ({ roomId, isReady: true }),
  'room:open-brief': ({ roomId }) => ({ roomId }),
  'room:start': atVersion,
  'room:pause': atVersion,
  'room:resume': atVersion,
  'room:advance-step': atVersion,
  'room:add-minute': atVersion,
  'room:end': atVersion,
  'room:give-fact': ({ roomId }) => ({ roomId, factId: 'custom-alias' }),
  'room:give-hint': ({ roomId }) => ({ roomId, stepId: 'requirements', rung: 1 }),
  'room:fire-curveball': ({ roomId }) => ({ roomId, curveballId: 'viral-link' }),
  'room:ask-help': ({ roomId }) => ({ roomId, way: 'clarify' }),
  'room:settle-help': ({ roomId }) => ({ roomId }),
  'scorecards:watch': ({ interviewId }) => ({ interviewId }),
};

function atVersion({ roomId, version }: EventSubject): object {
  return { roomId, version };
}

/** What an event takes. */
export function inputOf(name: ClientEventName, subject: EventSubject): object {
  return INPUTS[name](subject);
}
