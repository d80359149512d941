import type { ClockReading } from '@fortyfive/interview';
import { useState, type ReactNode } from 'react';
import { Page } from '#ui/page';
import { Tabs, type Tab } from '#ui/tabs';
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

function WideRoom({ room, reading, saveNote, notices, board, notes, outline, desk, onEnd }: RoomFrameProps) {
  const [panel, setPanel] = usePanel();
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
          <PanelTabs
            tabs={[
              { value: 'notes', label: 'Notes', content: notes },
              { value: 'outline', label: 'Outline', content: outline(), isOnlyThereWhenShown: true },
              ...desk,
            ]}
          />
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

function PanelTabs({ tabs }: { tabs: readonly Tab<string>[] }) {
  const [tab, setTab] = useState(tabs[0]?.value ?? '');
  return (
    <div className="min-h-0 flex-1">
      <Tabs label="Panel" value={tab} onChange={setTab} tabs={tabs} isKeptMounted isFilling />
    </div>
  );
}
