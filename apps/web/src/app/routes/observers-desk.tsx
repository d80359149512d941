import { rubricOf, stepAt } from '@fortyfive/interview';
import type { ComponentProps } from 'react';
import { RoomFrame } from '#features/rooms/room-frame';
import type { Room } from '#features/rooms/use-room';
import { ScorecardEditor } from '#features/scorecards/scorecard-editor';
import { useScorecard } from '#features/scorecards/use-scorecard';

/** Neither brief nor anchors of the question: an observer knows no more than the candidate until the end. */
const NO_ANCHORS = () => null;

interface ObserversDeskProps {
  readonly frame: Omit<ComponentProps<typeof RoomFrame>, 'desk'>;
  readonly room: Room;
}

/** The room of who watches: they score as well, for themselves, from the start on. */
export function ObserversDesk({ frame, room }: ObserversDeskProps) {
  const { interviewId, rubricVersion, state } = room.view;
  const scorecard = useScorecard(interviewId);
  const content = (
    <>
      <h2 className="sr-only">Scorecard</h2>
      <p className="border-b border-line px-4 py-3 text-xs text-muted">
        Only you see this until the scorecards are open, some time after the end.
      </p>
      <ScorecardEditor
        scorecard={scorecard}
        rubric={rubricOf(rubricVersion)}
        anchorsOf={NO_ANCHORS}
        desk={state}
        openAt={stepAt(state.clock?.stepIndex ?? 0).id}
      />
    </>
  );
  return <RoomFrame {...frame} desk={[{ value: 'scorecard', label: 'Scorecard', content }]} />;
}
