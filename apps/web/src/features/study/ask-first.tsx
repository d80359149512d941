import type { QuestionView, SightBody } from '@fortyfive/contract';
import { ArrowLeft, Eye } from 'lucide-react';
import { messageOf } from '#platform/http';
import { Button } from '#ui/button';
import { Card } from '#ui/card';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { useSeeing } from './study-query';

interface AskFirstProps {
  readonly question: QuestionView;
  readonly reason: SightBody['reason'];
}

const HEADINGS: Readonly<Record<SightBody['reason'], string>> = {
  prepare: 'Prepare as the interviewer?',
  study: 'Study this question?',
};

/** Says what opening a question means before it is opened: it cannot be closed again (STUDY-1). */
export function AskFirst({ question, reason }: AskFirstProps) {
  const seeing = useSeeing(question.ref);
  return (
    <Card as="section" className="max-w-md p-6">
      <h2 className="text-lg font-semibold">{HEADINGS[reason]}</h2>
      <ul className="mt-4 flex list-disc flex-col gap-2 pl-4 marker:text-muted">
        <li>You will see everything: the facts, the figures, the design, the hints and what a strong answer holds.</li>
        <li>From then on the question counts as seen.</li>
        <li>The partner queue will never give it to you as the candidate.</li>
        <li>This is remembered, and it cannot be taken back.</li>
      </ul>
      {seeing.isError && (
        <div className="mt-4">
          <ErrorNotice message={messageOf(seeing.error)} />
        </div>
      )}
      <div className="mt-6 flex flex-wrap gap-2">
        <Button
          variant="primary"
          isBusy={seeing.isPending}
          icon={<Eye aria-hidden />}
          onClick={() => seeing.mutate({ reason })}
        >
          Show me everything
        </Button>
        <GoBack questionRef={question.ref} />
      </div>
    </Card>
  );
}

/** In an interview on it, the brief is where the interview is. */
export function InPlay({ questionRef }: { readonly questionRef: string }) {
  return (
    <Card as="section" className="max-w-md p-6">
      <h2 className="text-lg font-semibold">You are in an interview on this question</h2>
      <p className="mt-2">
        Everything about it stays closed here until that interview has ended. If you are the interviewer, you have it in
        the room.
      </p>
      <div className="mt-6">
        <GoBack questionRef={questionRef} />
      </div>
    </Card>
  );
}

function GoBack({ questionRef }: { readonly questionRef: string }) {
  return (
    <LinkButton to="/questions/$ref" params={{ ref: questionRef }} icon={<ArrowLeft aria-hidden />}>
      Go back to the question
    </LinkButton>
  );
}
