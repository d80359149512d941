import type { ClockReading } from '@fortyfive/interview';
import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Page } from '#ui/page';
import { Tabs, type Tab } from '#ui/tabs';
import type { IntoSight } from './into-sight';
import { NewDot } from './new-dot';
import { usePanel } from './panel-memory';
import { PhoneHeader, PhoneRoom } from './phone-room';
import { RoomHeader } from './room-header';
import { SidePanel } from './side-panel';
import { StepAnnouncer } from './step-announcer';
import { StepRail } from './step-rail';
import { useWideScreen } from '#ui/use-wide-screen';
import type { Room } from './use-room';

interface RoomFrameProps {
  readonly room: Room;
  readonly reading: ClockReading | null;
  readonly saveNote: ReactNode;
  /** What is to be said to everybody, above board and notes. */
  readonly notices: ReactNode;
  readonly board: ReactNode;
  readonly notes: ReactNode;
  /** The board in words. @param onReveal called before something is shown on the board itself */
  readonly outline: (onReveal?: () => void) => ReactNode;
  /** The interviewer's own tabs; empty for everybody else. */
  readonly desk: readonly Tab<string>[];
  /** The present step, for who has no desk. */
  readonly stepCard?: ReactNode;
  /** What a candidate can do who is stuck. */
  readonly stuck?: (sight: IntoSight) => ReactNode;
  /** Something has come into the notes that this person has not seen. */
  readonly hasNews?: boolean;
  readonly onEnd: () => void;
}

/** Puts the parts of a running room in their places, side by side or one at a time. */
export function RoomFrame(props: RoomFrameProps) {
  const isWide = useWideScreen();
  const title = props.room.view.question.title;
  return (
    <>
      <StepAnnouncer reading={props.reading} />
      {isWide ? <WideRoom {...props} /> : <NarrowRoom {...props} title={title} />}
    </>
  );
}

function WideRoom(props: RoomFrameProps) {
  const { room, reading, saveNote, notices, board, notes, outline, desk, stepCard, stuck, hasNews, onEnd } = props;
  const [panel, setPanel] = usePanel();
  const [tab, setTab] = useState('notes');
  const showWaysOut = () => flushSync(() => setPanel({ isHidden: false }));
  const showNotes = () =>
    flushSync(() => {
      setPanel({ isHidden: false });
      setTab('notes');
    });
  const header = (
    <RoomHeader
      room={room}
      reading={reading}
      saveNote={saveNote}
      panel={panel}
      onPanelChange={setPanel}
      onEnd={onEnd}
    />
  );
  return (
    <Page title={room.view.question.title} isFullHeight header={header}>
      {notices}
      <div className="flex min-h-0 flex-1">
        <StepRail reading={reading} />
        <div className="flex min-w-0 flex-1 flex-col">{board}</div>
        <SidePanel panel={panel} onChange={setPanel}>
          {stepCard}
          <div className="min-h-0 flex-1">
            <Tabs
              label="Panel"
              value={tab}
              onChange={setTab}
              tabs={[
                { value: 'notes', label: <>Notes {hasNews && <NewDot />}</>, content: notes },
                { value: 'outline', label: 'Outline', content: outline(), isOnlyThereWhenShown: true },
                ...desk,
              ]}
              isKeptMounted
              isFilling
            />
          </div>
          {stuck?.({ showWaysOut, showNotes })}
        </SidePanel>
      </div>
    </Page>
  );
}

function NarrowRoom({ title, notices, desk, ...rest }: RoomFrameProps & { title: string }) {
  const header = <PhoneHeader reading={rest.reading} saveNote={rest.saveNote} />;
  return (
    <Page title={title} isFullHeight header={header}>
      {notices}
      <PhoneRoom {...rest} desk={desk} />
    </Page>
  );
}
