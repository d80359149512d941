import { holderOf, openHelpOf, rubricOf, stepIdOf } from '@fortyfive/interview';
import type { ComponentProps, ReactNode } from 'react';
import { BriefPanel } from '#features/briefs/brief-panel';
import { anchorsIn, useBrief } from '#features/briefs/use-brief';
import { DeskAnnouncer } from '#features/desk/desk-announcer';
import { HelpStrip } from '#features/desk/help-strip';
import { EndDialog } from '#features/rooms/end-dialog';
import { NewDot } from '#features/rooms/new-dot';
import { RoomFrame } from '#features/rooms/room-frame';
import { EvidenceList } from '#features/scorecards/evidence-list';
import { MissingNote } from '#features/scorecards/missing-note';
import { ScorecardEditor } from '#features/scorecards/scorecard-editor';
import { useEvidence } from '#features/scorecards/use-evidence';
import { useScorecard } from '#features/scorecards/use-scorecard';
import { DESK_TAB, DeskTab } from './desk-tab';
import { drawRoomDesign } from './room-design';

interface InterviewersDeskProps {
  readonly frame: Omit<ComponentProps<typeof RoomFrame>, 'desk'>;
  readonly privateNotes: ReactNode;
  readonly isEnding: boolean;
  readonly onEndingChange: (isEnding: boolean) => void;
}

/** What only the interviewer has: desk, private notes, brief, scorecard, and the end of the interview. */
export function InterviewersDesk({ frame, privateNotes, isEnding, onEndingChange }: InterviewersDeskProps) {
  const { room, layout, reading } = frame;
  const { interviewId, state, rubricVersion } = room.view;
  const rubric = rubricOf(rubricVersion);
  const stepId = stepIdOf(state.clock);
  const brief = useBrief(interviewId, true);
  const scorecard = useScorecard(interviewId);
  const noting = useEvidence(scorecard, state.clock?.startedAtMs ?? 0);
  const anchorsOf = (id: string) => anchorsIn(brief.data, id);
  const candidate = holderOf(state, 'candidate')?.displayName ?? 'The candidate';
  const help = layout.isOwnInSight(DESK_TAB) ? null : openHelpOf(state);
  const own = { room, layout, reading, brief, scorecard, noting, rubric, candidate };
  const isHandedIn = Boolean(scorecard.mine?.submittedAt);
  const evidence = <EvidenceList noting={noting} rubric={rubric} />;
  return (
    <>
      <DeskAnnouncer desk={state} candidate={candidate} />
      <RoomFrame
        {...frame}
        notices={
          <>
            {frame.notices}
            {help && <HelpStrip help={help} candidate={candidate} onShow={() => layout.showOwn(DESK_TAB)} />}
          </>
        }
        front={{ value: DESK_TAB, label: <>Desk {help && <NewDot />}</>, content: <DeskTab {...own} /> }}
        desk={[
          ownTab('private-notes', 'Private', 'Notes, private', privateNotes),
          ownTab(
            'brief',
            'Brief',
            'Brief',
            <BriefPanel query={brief} currentStepId={stepId} drawDesign={drawRoomDesign} />,
          ),
          ownTab(
            'scorecard',
            'Scorecard',
            'Scorecard',
            <ScorecardEditor {...{ scorecard, rubric, anchorsOf, evidence }} desk={state} openAt={stepId} />,
          ),
        ]}
      />
      <EndDialog
        room={room}
        isOpen={isEnding}
        onOpenChange={onEndingChange}
        onHandIn={isHandedIn ? null : scorecard.handIn}
      >
        {isHandedIn ? 'Your scorecard has been handed in.' : <MissingNote scorecard={scorecard} rubric={rubric} />}
      </EndDialog>
    </>
  );
}

function ownTab(value: string, label: string, heading: string, children: ReactNode) {
  const content = (
    <>
      <h2 className="sr-only">{heading}</h2>
      {children}
    </>
  );
  return { value, label, content };
}
