import { STEPS, type DeskState, type GivenHint, type HelpRequest, type HelpWay } from '@fortyfive/interview';
import type { ReactNode } from 'react';
import { formatClock } from '#ui/duration';
import { formatLevel, levelsInWords } from './level';
import { MomentLink } from './moment-link';

const WAYS: Readonly<Record<HelpWay, string>> = {
  moment: 'a moment to think',
  clarify: 'to clarify something',
  compare: 'to compare two approaches',
  hint: 'a hint',
};

interface HelpTakenProps {
  readonly desk: Pick<DeskState, 'hints' | 'helpRequests'>;
  readonly startedAtMs: number;
}

/** Hints with what they cost, and what help was asked for. */
export function HelpTaken({ desk: { hints, helpRequests }, startedAtMs }: HelpTakenProps) {
  if (hints.length === 0 && helpRequests.length === 0) {
    return <p className="text-sm text-muted">No hint was given, and no help asked for.</p>;
  }
  const price = hints.reduce((sum, hint) => sum + hint.price, 0);
  return (
    <div className="flex flex-col gap-4 text-sm">
      {hints.length > 0 && (
        <p>
          {hints.length === 1 ? 'One hint' : `${hints.length} hints`}, {levelsInWords(price)} in all.
        </p>
      )}
      <ul className="flex flex-col gap-3">
        {[...hints, ...helpRequests]
          .sort((one, other) => one.atMs - other.atMs)
          .map((one) =>
            'rung' in one ? (
              <Hint key={one.atMs} {...{ ...one, startedAtMs }} />
            ) : (
              <Request key={one.atMs} {...{ ...one, startedAtMs }} />
            ),
          )}
      </ul>
    </div>
  );
}

interface Since {
  readonly startedAtMs: number;
}

function Hint({ stepId, rung, text, price, atMs, startedAtMs }: GivenHint & Since) {
  return (
    <Entry offsetMs={atMs - startedAtMs}>
      <span className="text-muted">
        {titleOf(stepId)}, hint {rung}, −{formatLevel(price)}:
      </span>{' '}
      {text}
    </Entry>
  );
}

function Request({ way, stepId, atMs, settledAtMs, startedAtMs }: HelpRequest & Since) {
  return (
    <Entry offsetMs={atMs - startedAtMs}>
      <span className="text-muted">{titleOf(stepId)}:</span> asked for {WAYS[way]}
      {settledAtMs !== null && <span className="text-muted"> (for {formatClock(settledAtMs - atMs)})</span>}
    </Entry>
  );
}

function Entry({ offsetMs, children }: { readonly offsetMs: number; readonly children: ReactNode }) {
  return (
    <li className="flex min-w-0 gap-3 break-inside-avoid">
      <span className="w-12 shrink-0">
        <MomentLink offsetMs={offsetMs} />
      </span>
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  );
}

function titleOf(stepId: string): string {
  return STEPS.find(({ id }) => id === stepId)?.title ?? '';
}
