import { rubricOf, stepIdOf } from '@fortyfive/interview';
import type { ComponentProps } from 'react';
import { RoomFrame } from '#features/rooms/room-frame';
import type { Room } from '#features/rooms/use-room';
import { EvidenceBar } from '#features/scorecards/evidence-bar';
import { EvidenceList } from '#features/scorecards/evidence-list';
import { ScorecardEditor } from '#features/scorecards/scorecard-editor';
import { useEvidence } from '#features/scorecards/use-evidence';
import { useScorecard } from '#features/scorecards/use-scorecard';
import { EVIDENCE_KEYS, useEvidenceKeys } from './use-evidence-keys';

const TAB = 'scorecard';

/** Neither brief nor anchors of the question: an observer knows no more than the candidate until the end. */
const NO_ANCHORS = () => null;

interface ObserversDeskProps {
  readonly frame: Omit<ComponentProps<typeof RoomFrame>, 'desk'>;
  readonly room: Room;
}

/** The room of who watches: they note and score as well, for themselves, from the start on. */
export function ObserversDesk({ frame, room }: ObserversDeskProps) {
  const { interviewId, rubricVersion, state } = room.view;
  const rubric = rubricOf(rubricVersion);
  const stepId = stepIdOf(state.clock);
  const scorecard = useScorecard(interviewId);
  const noting = useEvidence(scorecard, state.clock?.startedAtMs ?? 0);
  const onNote = scorecard.mine?.submittedAt ? null : noting.note;
  useEvidenceKeys({ layout: frame.layout, tab: TAB, stepId, onNote });
  const evidence = (
    <div className="border-b border-line">
      <EvidenceBar {...{ noting, rubric, stepId }} keys={EVIDENCE_KEYS} />
      <EvidenceList noting={noting} rubric={rubric} />
    </div>
  );
  const content = (
    <>
      <h2 className="sr-only">Scorecard</h2>
      <p className="border-b border-line px-4 py-3 text-xs text-muted">
        Only you see this until the scorecards are open, some time after the end.
      </p>
      <ScorecardEditor {...{ scorecard, rubric, evidence }} anchorsOf={NO_ANCHORS} desk={state} openAt={stepId} />
    </>
  );
  return <RoomFrame {...frame} desk={[{ value: TAB, label: 'Scorecard', content }]} />;
}
