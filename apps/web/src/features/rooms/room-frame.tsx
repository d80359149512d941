import type { ClockReading } from '@fortyfive/interview';
import type { ReactNode } from 'react';
import { Page } from '#ui/page';
import { Tabs, type Tab } from '#ui/tabs';
import type { IntoSight } from './into-sight';
import { NewDot } from './new-dot';
import { PhoneHeader, PhoneRoom } from './phone-room';
import { RoomHeader } from './room-header';
import { SidePanel } from './side-panel';
import { StepAnnouncer } from './step-announcer';
import { StepRail } from './step-rail';
import type { RoomLayout } from './use-room-layout';
import { useWideScreen } from '#ui/use-wide-screen';
import type { Room } from './use-room';

interface RoomFrameProps {
  readonly room: Room;
  readonly layout: RoomLayout;
  readonly reading: ClockReading | null;
  readonly saveNote: ReactNode;
  /** What is to be said to everybody, above board and notes. */
  readonly notices: ReactNode;
  readonly board: ReactNode;
  readonly notes: ReactNode;
  /** The board in words. @param onReveal called before something is shown on the board itself */
  readonly outline: (onReveal?: () => void) => ReactNode;
  /** What stands before everything else: the interviewer's desk. */
  readonly front?: Tab<string>;
  /** The tabs that somebody has for their role. */
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
  const { room, layout, reading, saveNote, notices, board, notes, outline, front, desk, onEnd } = props;
  const { panel, setPanel, tab, setTab } = layout;
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
          {props.stepCard}
          <div className="min-h-0 flex-1">
            <Tabs
              label="Panel"
              value={tab}
              onChange={setTab}
              tabs={[
                ...(front ? [front] : []),
                { value: 'notes', label: <>Notes {props.hasNews && <NewDot />}</>, content: notes },
                { value: 'outline', label: 'Outline', content: outline(), isOnlyThereWhenShown: true },
                ...desk,
              ]}
              isKeptMounted
              isFilling
            />
          </div>
          {props.stuck?.(layout)}
        </SidePanel>
      </div>
    </Page>
  );
}

function NarrowRoom({ title, notices, ...rest }: RoomFrameProps & { title: string }) {
  const header = <PhoneHeader reading={rest.reading} saveNote={rest.saveNote} />;
  return (
    <Page title={title} isFullHeight header={header}>
      {notices}
      <PhoneRoom {...rest} />
    </Page>
  );
}
