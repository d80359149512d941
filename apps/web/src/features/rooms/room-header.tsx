import type { ClockReading } from '@fortyfive/interview';
import { ChevronLeft, PanelRightClose, PanelRightOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '#ui/button';
import { LinkButton } from '#ui/link-button';
import { ClockControls } from './clock-controls';
import { ClockFace } from './clock-face';
import type { Panel } from './panel-memory';
import { PeopleButton } from './people-button';
import type { Room } from './use-room';

interface RoomHeaderProps {
  readonly room: Room;
  readonly reading: ClockReading | null;
  /** Whether the documents are saved, and whether the server can be reached. */
  readonly saveNote: ReactNode;
  readonly panel: Panel;
  readonly onPanelChange: (change: Partial<Panel>) => void;
  readonly onEnd: () => void;
}

/** One row: what is being designed, whether it is saved, the clock in the middle, the people. */
export function RoomHeader({ room, reading, saveNote, panel, onPanelChange, onEnd }: RoomHeaderProps) {
  return (
    <header className="grid h-12 shrink-0 grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-4 border-b border-line bg-surface px-2 xl:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
      <div className="flex min-w-0 items-center gap-2">
        <LeaveLink />
        <p className="min-w-0 truncate text-sm font-semibold" title={room.view.question.title}>
          {room.view.question.title}
        </p>
        {saveNote}
      </div>
      <ClockFace reading={reading} />
      <div className="flex min-w-0 items-center justify-end gap-1">
        <ClockControls room={room} onEnd={onEnd} />
        <PeopleButton room={room} />
        <IconButton
          label={panel.isHidden ? 'Show the panel' : 'Hide the panel'}
          aria-expanded={!panel.isHidden}
          aria-controls="room-panel"
          icon={panel.isHidden ? <PanelRightOpen aria-hidden /> : <PanelRightClose aria-hidden />}
          onClick={() => onPanelChange({ isHidden: !panel.isHidden })}
        />
      </div>
    </header>
  );
}

/** Leaving is harmless: the interview goes on and the room can be entered again. */
export function LeaveLink() {
  return (
    <LinkButton
      to="/interviews"
      variant="quiet"
      aria-label="Leave the room"
      title="Leave the room"
      className="w-9 px-0!"
      icon={<ChevronLeft aria-hidden />}
    />
  );
}
