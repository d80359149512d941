import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useGuestEntry } from '#features/accounts/use-guest-entry';
import { useCreateRoom } from '#features/interviews/interviews-query';
import { RolePicker, type StartRole } from '#features/interviews/role-picker';
import { QuestionPicker } from '#features/questions/question-picker';
import { questionsQuery } from '#features/questions/questions-query';
import { rememberInvite } from '#features/rooms/invite-store';
import { Button } from '#ui/button';
import { ErrorNotice } from '#ui/error-notice';
import { Page } from '#ui/page';
import { useSubmit } from './use-submit';

export function StartPage() {
  const [role, setRole] = useState<StartRole>('interviewer');
  const [question, setQuestion] = useState<string | null>(null);
  const guest = useGuestEntry('What your partner sees. No account needed.');
  const { submit, isBusy, problem } = useStart(guest.enter, { question, role });
  const shownProblem = guest.problem ?? problem;
  return (
    <Page
      title="Start an interview"
      intro="You get a room and a link for your partner. Nothing begins until both of you are ready."
    >
      <form noValidate onSubmit={submit} className="grid gap-8">
        {guest.field && <div className="max-w-sm">{guest.field}</div>}
        <StartSection title="Your role">
          <RolePicker value={role} onChange={setRole} />
        </StartSection>
        <StartSection title="Question">
          <QuestionPicker value={question} onChange={setQuestion} />
        </StartSection>
        <div className="sticky bottom-0 -mx-4 -mb-8 grid sm:-mb-12 gap-3 border-t border-line bg-paper px-4 py-3 sm:-mx-6 sm:px-6">
          {shownProblem && <ErrorNotice message={shownProblem} />}
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Summary question={question} role={role} />
            <Button type="submit" variant="primary" size="lg" isBusy={isBusy} className="w-full sm:w-auto">
              Create the room
            </Button>
          </div>
        </div>
      </form>
    </Page>
  );
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

/** What will be created, in sight of the button also when the list is long. */
function Summary({ question, role }: { readonly question: string | null; readonly role: StartRole }) {
  const { data } = useQuery(questionsQuery);
  const title = question === null ? 'A surprise' : data?.find(({ slug }) => slug === question)?.title;
  return (
    <p className="min-w-0 text-sm text-muted">
      <span className="font-medium text-ink">{title}</span>, with you as the {role}
    </p>
  );
}
