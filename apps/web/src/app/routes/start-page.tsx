import type { QuestionListing } from '@fortyfive/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useUser } from '#features/accounts/session';
import { useGuestEntry } from '#features/accounts/use-guest-entry';
import { KeepInMind } from '#features/improvements/keep-in-mind';
import { useCreateRoom } from '#features/interviews/interviews-query';
import { RolePicker, type StartRole } from '#features/interviews/role-picker';
import { QuestionPicker } from '#features/questions/question-picker';
import { questionQuery } from '#features/questions/questions-query';
import { SeenNotice } from '#features/questions/seen-notice';
import { rememberInvite } from '#features/rooms/invite-store';
import { messageOf } from '#platform/http';
import { Button } from '#ui/button';
import { ErrorNotice } from '#ui/error-notice';
import { Page } from '#ui/page';
import { useSubmit } from './use-submit';

export function StartPage() {
  const user = useUser();
  const [role, setRole] = useState<StartRole>('interviewer');
  const { question, choose, problem: questionProblem } = useQuestionOfAddress();
  const guest = useGuestEntry('What your partner sees. No account needed.');
  const { submit, isBusy, problem } = useStart(guest.enter, { question: question?.ref ?? null, role });
  const shownProblem = guest.problem ?? problem;
  return (
    <Page
      title="Start an interview"
      intro="You get a room and a link for your partner. Nothing begins until both of you are ready."
    >
      <form noValidate onSubmit={submit} className="grid gap-8">
        {user && <KeepInMind />}
        {guest.field && <div className="max-w-sm">{guest.field}</div>}
        <StartSection title="Your role">
          <RolePicker value={role} onChange={setRole} />
          {role === 'candidate' && question?.isSeen && (
            <SeenNotice title={question.title} onSurprise={() => choose(null)} />
          )}
        </StartSection>
        <StartSection title="Question">
          <div className="grid gap-3">
            {questionProblem && <ErrorNotice message={questionProblem} />}
            <QuestionPicker chosen={question} onChange={choose} />
          </div>
        </StartSection>
        <div className="sticky bottom-0 -mx-4 -mb-8 grid sm:-mb-12 gap-3 border-t border-line bg-paper px-4 py-3 sm:-mx-6 sm:px-6">
          {shownProblem && <ErrorNotice message={shownProblem} />}
          <div className="flex flex-wrap items-center justify-between gap-3">
            {/* What will be created, in sight of the button also when the list is long. */}
            <p className="min-w-0 text-sm text-muted">
              <span className="font-medium text-ink">{question?.title ?? 'A surprise'}</span>, with you as the {role}
            </p>
            <Button type="submit" variant="primary" size="lg" isBusy={isBusy} className="w-full sm:w-auto">
              Create the room
            </Button>
          </div>
        </div>
      </form>
    </Page>
  );
}

/** The question stands in the address, so that other pages can lead here with one; also one's own and shared ones. */
function useQuestionOfAddress() {
  const { question: ref } = useSearch({ from: '/start' });
  const navigate = useNavigate({ from: '/start' });
  const [picked, setPicked] = useState<QuestionListing | null>(null);
  const isPicked = picked !== null && picked.ref === ref;
  const { data, error } = useQuery({ ...questionQuery(ref ?? ''), enabled: ref !== undefined && !isPicked });
  const found = isPicked ? picked : (data ?? null);
  return {
    question: ref === undefined ? null : found,
    problem: ref !== undefined && !isPicked && error ? messageOf(error) : null,
    choose: (question: QuestionListing | null) => {
      setPicked(question);
      void navigate({ search: { question: question?.ref }, replace: true, resetScroll: false });
    },
  };
}

/** First a session, if there is none; then the room; then into it. */
function useStart(
  enter: () => Promise<boolean>,
  choice: { readonly question: string | null; readonly role: StartRole },
) {
  const navigate = useNavigate();
  const createRoom = useCreateRoom();

  async function start(): Promise<void> {
    if (!(await enter())) return;
    const { roomId, invite } = await createRoom.mutateAsync(choice);
    rememberInvite(roomId, invite);
    await navigate({ to: '/rooms/$roomId', params: { roomId } });
  }

  return useSubmit(start);
}

function StartSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-sm font-medium">{title}</h2>
      {children}
    </section>
  );
}
