import { can, type ClockReading } from '@fortyfive/interview';
import { ListOrdered, NotebookPen, PenTool, UsersRound } from 'lucide-react';
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { Tabs as TabRow, type Tab } from '#ui/tabs';
import { BoardViews } from './board-views';
import { ClockControls } from './clock-controls';
import { ClockFace } from './clock-face';
import type { IntoSight } from './into-sight';
import { InvitePanel } from './invite-panel';
import { Pane } from './pane';
import { PeopleList } from './people-list';
import { NewDot } from './new-dot';
import { LeaveLink } from './room-header';
import { StepList } from './step-list';
import type { Room } from './use-room';
import type { RoomLayout } from './use-room-layout';

const TABS = [
  { value: 'board', label: 'Board', icon: PenTool },
  { value: 'notes', label: 'Notes', icon: NotebookPen },
  { value: 'step', label: 'Step', icon: ListOrdered },
  { value: 'people', label: 'People', icon: UsersRound },
] as const;

interface PhoneRoomProps {
  readonly room: Room;
  readonly layout: RoomLayout;
  readonly reading: ClockReading | null;
  readonly saveNote: ReactNode;
  readonly board: ReactNode;
  readonly notes: ReactNode;
  readonly outline: (onReveal?: () => void) => ReactNode;
  readonly front?: Tab<string>;
  /** The tabs that somebody has for their role. */
  readonly desk: readonly Tab<string>[];
  readonly stepCard?: ReactNode;
  readonly stuck?: (sight: IntoSight) => ReactNode;
  readonly hasNews?: boolean;
  readonly onEnd: () => void;
}

/** The room on a phone: the clock always on top, one thing at a time, the rest a thumb away. */
export function PhoneRoom(props: Omit<PhoneRoomProps, 'saveNote'>) {
  const { room, layout, board, notes, outline, stepCard, stuck, hasNews, onEnd } = props;
  const { phoneTab: tab, setPhoneTab: setTab } = layout;
  return (
    <Tabs.Root value={tab} onValueChange={setTab} className="flex min-h-0 flex-1 flex-col">
      <div className="relative min-h-0 flex-1">
        <Pane value="board" shown={tab}>
          <BoardViews picture={board} outline={outline} />
        </Pane>
        <Pane value="notes" shown={tab}>
          {notes}
        </Pane>
        <Pane value="step" shown={tab}>
          {stepCard}
          {stuck && <div className="-mt-px border-b border-line">{stuck(layout)}</div>}
          <div className="px-4 pt-4 empty:hidden">
            <ClockControls room={room} onEnd={onEnd} isInPage />
          </div>
          <StepPane {...props} />
        </Pane>
        <Pane value="people" shown={tab}>
          <div className="flex flex-col gap-6 p-4">
            <h2 className="text-lg font-semibold">{room.view.question.title}</h2>
            <PeopleList room={room} />
            {can(room.me.role, 'renew-invite') && <InvitePanel roomId={room.view.roomId} isSeatFree={false} />}
          </div>
        </Pane>
      </div>
      <Tabs.List
        data-bottom-bar
        aria-label="Room"
        className="grid shrink-0 grid-cols-4 border-t border-line bg-surface"
      >
        {TABS.map(({ value, label, icon: Icon }) => (
          <Tabs.Trigger
            key={value}
            value={value}
            // Radix would give it the focus by script, and browsers then draw the ring after a tap as well.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setTab(value)}
            className="flex min-h-14 flex-col items-center justify-center gap-1 text-xs text-muted focus-visible:-outline-offset-2 data-[state=active]:font-semibold data-[state=active]:text-accent"
          >
            <span className="relative">
              <Icon aria-hidden className="size-5" />
              {value === 'notes' && hasNews && (
                <span className="absolute -end-2 -top-1 flex">
                  <NewDot />
                </span>
              )}
            </span>
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}

function StepPane({ layout, reading, front, desk }: Pick<PhoneRoomProps, 'layout' | 'reading' | 'front' | 'desk'>) {
  const steps = (
    <div className="p-4">
      <StepList reading={reading} />
    </div>
  );
  if (desk.length === 0) return steps;
  const tabs = [...(front ? [front] : []), { value: 'steps', label: 'Steps', content: steps }, ...desk];
  return (
    <div className="pt-2">
      <TabRow label="Step" value={layout.stepTab} onChange={layout.setStepTab} tabs={tabs} isKeptMounted />
    </div>
  );
}

/** The top of the phone's room. */
export function PhoneHeader({ reading, saveNote }: Pick<PhoneRoomProps, 'reading' | 'saveNote'>) {
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 border-b border-line bg-surface px-2">
      <LeaveLink />
      <div className="min-w-0 flex-1">
        <ClockFace reading={reading} />
      </div>
      {saveNote}
    </header>
  );
}
