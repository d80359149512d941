import { can, rubricOf, stepIdOf } from '@fortyfive/interview';
import { useMemo, useRef } from 'react';
import { CurveballStrips } from '#features/given/curveball-strips';
import { GivenAnnouncer } from '#features/given/given-announcer';
import { givenItems } from '#features/given/given-item';
import { givenNotes } from '#features/given/given-notes';
import { levelsInWords, summaryOf } from '#features/given/given-words';
import { useGivenNews } from '#features/given/use-given-news';
import type { NotesHandle } from '#features/notes/notes';
import type { IntoSight } from '#features/rooms/into-sight';
import { StepCard } from '#features/rooms/step-card';
import { Stuck } from '#features/rooms/stuck';
import type { useClock } from '#features/rooms/use-clock';
import type { Room } from '#features/rooms/use-room';
import { useToast } from '#ui/toast';

const NOT_NOW = 'The notes take no changes at the moment. Try again when they are saved.';

/** What has come from the desk, in every part of the room in which it is seen. */
export function useRoomGiven({ me, view }: Room) {
  const { interviewId, state } = view;
  const items = useMemo(() => givenItems(state), [state]);
  // Who gives something need not be told of it.
  const news = useGivenNews(items, !can(me.role, 'give-fact'));
  return {
    inNotes: givenNotes(state, state.clock?.startedAtMs ?? 0, news),
    hasNews: news.newKeys.size > 0,
    notices: (
      <>
        <GivenAnnouncer items={items} newKeys={news.newKeys} />
        <CurveballStrips interviewId={interviewId} curveballs={state.curveballs} />
      </>
    ),
  };
}

/** What candidate and observers have where the interviewer has the desk: the present step, and the candidate's ways out. */
export function useOwnSide(room: Room, reading: ReturnType<typeof useClock>) {
  const { state, rubricVersion } = room.view;
  const notes = useRef<NotesHandle>(null);
  const { show } = useToast();
  const stepId = stepIdOf(state.clock);
  const hintPrice = rubricOf(rubricVersion).hintPrice;
  const compare = ({ showNotes }: IntoSight) => {
    showNotes();
    if (!notes.current?.compare(stepId)) show({ title: NOT_NOW, tone: 'error' });
  };
  return {
    notes,
    stepCard: (
      <StepCard reading={reading}>
        {/* Always one line: what comes moves nothing below it. */}
        <p className="truncate text-xs">{summaryOf(state, stepId)}</p>
      </StepCard>
    ),
    stuck: (sight: IntoSight) => (
      <Stuck
        room={room}
        hintCost={hintPrice > 0 ? levelsInWords(hintPrice) : null}
        onShow={sight.showWaysOut}
        onCompare={() => compare(sight)}
      />
    ),
  };
}
