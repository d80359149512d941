/** Who somebody is in one interview. */
export const ROLES = ['interviewer', 'candidate', 'observer'] as const;
export type Role = (typeof ROLES)[number];

/** Everything a participant may or may not do; every route and socket event names one of these. */
export const ACTIONS = [
  'view-interview',
  'read-documents',
  'write-documents',
  'read-interviewer-notes',
  'write-interviewer-notes',
  'read-recording',
  'open-brief',
  'read-brief',
  'study-question',
  'write-scorecard',
  'read-scorecard',
  'renew-invite',
  'take-role',
  'swap-roles',
  'set-ready',
  'start',
  'pause',
  'resume',
  'advance-step',
  'add-minute',
  'end',
  'give-fact',
  'give-hint',
  'fire-curveball',
  'ask-help',
  'settle-help',
  'begin-next',
] as const;
export type Action = (typeof ACTIONS)[number];

const EVERYONE: readonly Action[] = [
  'view-interview',
  'read-documents',
  'read-recording',
  'study-question',
  'write-scorecard',
  'read-scorecard',
  'take-role',
];

const PAIR: readonly Action[] = [
  ...EVERYONE,
  'write-documents',
  'renew-invite',
  'swap-roles',
  'set-ready',
  'pause',
  'resume',
  'settle-help',
  'begin-next',
];

const ALLOWED: Readonly<Record<Role, readonly Action[]>> = {
  interviewer: [
    ...PAIR,
    'read-interviewer-notes',
    'write-interviewer-notes',
    'open-brief',
    'read-brief',
    'start',
    'advance-step',
    'add-minute',
    'end',
    'give-fact',
    'give-hint',
    'fire-curveball',
  ],
  candidate: [...PAIR, 'ask-help'],
  observer: EVERYONE,
};

/**
 * Whether a role may do something at all. The phase of the interview narrows it further: see `decide`.
 * @example can('observer', 'advance-step') // false
 */
export function can(role: Role, action: Action): boolean {
  return ALLOWED[role].includes(action);
}
