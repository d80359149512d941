import type { InvitePreview } from '@fortyfive/contract';
import type { ReactNode } from 'react';
import { Card } from '#ui/card';

interface InviteCardProps {
  readonly invite: InvitePreview;
  /** The way in: a name, a button. */
  readonly children: ReactNode;
}

const WHAT_YOU_DO: Readonly<Record<InvitePreview['role'], string>> = {
  candidate: 'Candidate: you design on the board and think aloud.',
  interviewer: 'Interviewer: you ask and score, with prompts, facts and hints at hand.',
  observer: 'Observer: you watch.',
};

const PHASE: Readonly<Record<InvitePreview['phase'], string>> = {
  lobby: 'It starts when both of you are ready. Plan about 45 minutes.',
  running: 'It is already running. You can come in now.',
  ended: 'It has ended.',
};

export function InviteCard({ invite, children }: InviteCardProps) {
  return (
    <Card>
      <dl className="grid gap-4 text-sm">
        <Detail term="Question">{invite.questionTitle}</Detail>
        <Detail term="Your role">{WHAT_YOU_DO[invite.role]}</Detail>
        <Detail term="When">{PHASE[invite.phase]}</Detail>
      </dl>
      <div className="mt-6 border-t border-line pt-6">{children}</div>
    </Card>
  );
}

function Detail({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
