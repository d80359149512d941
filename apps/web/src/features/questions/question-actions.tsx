import type { QuestionView } from '@fortyfive/contract';
import type { ReactNode } from 'react';
import { LinkButton } from '#ui/link-button';

/** What one can do with a question, each with what it means for being its candidate later. */
export function QuestionActions({ question }: { readonly question: QuestionView }) {
  const { ref, isSeen } = question;
  const mark = isSeen ? 'You have seen it already.' : 'Marks it as seen; you are asked first.';
  return (
    <ul className="grid content-start gap-px self-start overflow-hidden rounded-card border border-line bg-line">
      <Action
        button={
          <LinkButton to="/start" search={{ question: ref }} variant="primary">
            Start an interview
          </LinkButton>
        }
      >
        You get a room on this question and a link for your partner.
      </Action>
      <Action
        button={
          <LinkButton to="/questions/$ref/brief" params={{ ref }}>
            Prepare as interviewer
          </LinkButton>
        }
      >
        Read the whole brief, with facts, hints and the reference design. {mark}
      </Action>
      <Action
        button={
          <LinkButton to="/questions/$ref/study" params={{ ref }}>
            Study
          </LinkButton>
        }
      >
        Work through a good answer step by step, and change its figures. {mark}
      </Action>
    </ul>
  );
}

function Action({ button, children }: { readonly button: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="grid justify-items-start gap-3 bg-surface p-4 text-sm">
      <p>{children}</p>
      {button}
    </li>
  );
}
