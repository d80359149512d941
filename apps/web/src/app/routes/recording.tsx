import type { Moment } from '@fortyfive/replay';
import { useCallback } from 'react';
import BoardView from '#features/board/board-view';
import { StepDrawingList } from '#features/diagram/step-drawing-list';
import { ReplayTimeline, type OpenRecording, type WantedMoment } from '#features/replay/replay-timeline';
import { useTheme } from '#ui/theme';
import { RecordedNotes } from './recorded-notes';

const showSteps = ({ open, ...recorded }: OpenRecording) => <StepDrawingList {...recorded} onOpen={open} />;

interface RecordingProps {
  readonly interviewId: string;
  readonly question: string;
  readonly startedAtMs: number;
  readonly hasPrivateNotes: boolean;
  readonly wanted: WantedMoment | null;
}

/** Board and notes of an interview that is over, as they were at any moment. */
export default function Recording({ interviewId, question, startedAtMs, hasPrivateNotes, wanted }: RecordingProps) {
  const theme = useTheme().resolved;
  const show = useCallback(
    (moment: Moment) => (
      <div className="grid h-full min-h-0 grid-rows-[20rem_24rem] overflow-hidden rounded-card border border-line bg-surface lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[minmax(0,1fr)]">
        <BoardView
          doc={moment.documents.board}
          interviewId={interviewId}
          theme={theme}
          origin={{ question, startedAtMs }}
        />
        <div
          className="min-h-0 overflow-y-auto border-t border-line lg:border-t-0 lg:border-l"
          tabIndex={0}
          role="region"
          aria-label="Notes"
        >
          <RecordedNotes moment={moment} title={{ question, startedAtMs }} hasPrivateNotes={hasPrivateNotes} />
        </div>
      </div>
    ),
    [interviewId, theme, question, startedAtMs, hasPrivateNotes],
  );
  return (
    <div className="flex flex-col gap-8 lg:[&>:first-child]:h-160 print:hidden">
      <ReplayTimeline interviewId={interviewId} wanted={wanted} below={showSteps}>
        {show}
      </ReplayTimeline>
    </div>
  );
}
