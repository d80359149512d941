import type { InterviewView, QuestionListing } from '@fortyfive/contract';
import { can, holderOf, participantOf } from '@fortyfive/interview';
import { useNavigate } from '@tanstack/react-router';
import { Repeat2 } from 'lucide-react';
import { useState } from 'react';
import { SwapDialog } from '#features/next-interview/swap-dialog';
import { SwapNotice } from '#features/next-interview/swap-notice';
import { useBeginNext } from '#features/next-interview/use-begin-next';
import { useSwapped } from '#features/next-interview/use-swapped';
import { QuestionPicker } from '#features/questions/question-picker';
import { SeenNotice } from '#features/questions/seen-notice';
import { messageOf } from '#platform/http';
import { Button } from '#ui/button';

interface SwapRolesProps {
  readonly interview: InterviewView;
  /** Scorecards wait for the next interview in the room; `undefined` until that is known. */
  readonly isWaiting: boolean | undefined;
}

/** After the end: on with the roles swapped, for the two it is about; or the way to where that goes on already. */
export function SwapRoles({ interview, isWaiting }: SwapRolesProps) {
  const { interviewId, roomId, state, myUserId } = interview;
  const [isOpen, setOpen] = useState(false);
  const isSwapped = useSwapped(interviewId) || isWaiting === true;
  const role = participantOf(state, myUserId)?.role ?? 'observer';
  const mayBegin = role !== 'observer' && can(role, 'begin-next') && isWaiting !== undefined;
  return (
    <>
      <SwapNotice roomId={roomId} isSwapped={isSwapped} />
      {mayBegin && !isSwapped && (
        <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 rounded-card border border-line bg-surface p-4 print:hidden">
          <p className="max-w-md text-sm text-muted">
            Go on in the same room: another question, an empty board, and you as the{' '}
            {role === 'interviewer' ? 'candidate' : 'interviewer'}.
          </p>
          <Button icon={<Repeat2 aria-hidden />} onClick={() => setOpen(true)}>
            Swap roles and go again
          </Button>
        </div>
      )}
      {/* Stays until its answer has come: the news of it may be here before. */}
      {mayBegin && isOpen && (
        <NextInterview
          roomId={roomId}
          nextRole={role === 'interviewer' ? 'candidate' : 'interviewer'}
          partnerName={holderOf(state, role === 'interviewer' ? 'candidate' : 'interviewer')?.displayName ?? null}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface NextInterviewProps {
  readonly roomId: string;
  readonly nextRole: 'interviewer' | 'candidate';
  readonly partnerName: string | null;
  readonly onClose: () => void;
}

function NextInterview({ roomId, nextRole, partnerName, onClose }: NextInterviewProps) {
  const [question, setQuestion] = useState<QuestionListing | null>(null);
  const navigate = useNavigate();
  const next = useBeginNext(roomId);
  const begin = () =>
    next.mutate(question?.ref ?? null, {
      onSuccess: () => void navigate({ to: '/rooms/$roomId', params: { roomId } }),
    });
  return (
    <SwapDialog
      open
      onOpenChange={(open) => !open && onClose()}
      nextRole={nextRole}
      partnerName={partnerName}
      questionTitle={question?.title ?? 'a surprise'}
      picker={
        <>
          {nextRole === 'candidate' && question?.isSeen && (
            <SeenNotice title={question.title} onSurprise={() => setQuestion(null)} />
          )}
          <QuestionPicker chosen={question} onChange={setQuestion} />
        </>
      }
      problem={next.error ? messageOf(next.error) : null}
      isBusy={next.isPending}
      onBegin={begin}
    />
  );
}
