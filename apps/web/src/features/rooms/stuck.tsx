import { can, openHelpOf, type HelpWay } from '@fortyfive/interview';
import { LifeBuoy, Table2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '#ui/button';
import { Tooltip } from '#ui/tooltip';
import { HelpAnnouncer } from './help-announcer';
import { HelpStatus } from './help-status';
import type { Room } from './use-room';
import { useSettled } from './use-settled';
import { shortcutLabel, useShortcut } from './use-shortcut';
import { WaysOut } from './ways-out';

const STUCK = { letter: 'H' };

interface StuckProps {
  readonly room: Room;
  /** What a hint costs, in words. */
  readonly hintCost: string | null;
  /** Brings this place into sight, if it is hidden. */
  readonly onShow: () => void;
  /** Puts an empty comparison into the notes. */
  readonly onCompare: () => void;
}

/**
 * The candidate's ways out, in the place where they are (ROOM-WEB-16). The interviewer is told; nobody is judged by it but for the
 * hints that are given. Whoever watches sees what is asked for.
 */
export function Stuck(props: StuckProps) {
  const { room } = props;
  const help = openHelpOf(room.view.state);
  const isMine = can(room.me.role, 'ask-help');
  const who = isMine ? 'You' : 'The candidate';
  return (
    <div className={isMine || help ? 'shrink-0 border-t border-line p-2' : ''}>
      <HelpAnnouncer help={help} who={who} />
      {isMine ? <OwnWaysOut {...props} /> : help && <HelpStatus help={help} who={who} />}
    </div>
  );
}

function OwnWaysOut({ room, hintCost, onShow, onCompare }: StuckProps) {
  const help = openHelpOf(room.view.state);
  const place = useRef<HTMLDivElement>(null);
  const { isOpen, open, close } = useOpening(place);
  const isSettled = useSettled(help?.atMs);
  useShortcut(STUCK, () => {
    flushSync(onShow);
    if (help) place.current?.querySelector('button')?.focus();
    else open();
  });
  const choose = (way: HelpWay) => {
    close({ isButtonLeaving: true });
    void room.run({ type: 'ask-help', way });
  };
  const settle = () => {
    if (!isSettled()) return;
    place.current?.focus(); // The button goes, and the focus would go with it.
    void room.run({ type: 'settle-help' });
  };
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      {isOpen ? (
        <WaysOut hintCost={hintCost} onChoose={choose} onClose={() => close()} />
      ) : help ? (
        <HelpStatus help={help} who="You">
          <Button size="sm" isBusy={room.isBusy('settle-help')} onClick={settle}>
            I’m fine again
          </Button>
          {help.way === 'compare' && (
            <Button size="sm" icon={<Table2 aria-hidden />} onClick={onCompare}>
              Add a table to the notes
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={open}>
            Ask for something else
          </Button>
        </HelpStatus>
      ) : (
        <Tooltip content={shortcutLabel(STUCK)} side="top">
          <Button
            icon={<LifeBuoy aria-hidden />}
            isBusy={room.isBusy('ask-help')}
            aria-expanded={false}
            aria-keyshortcuts="Alt+Shift+H"
            className="w-full"
            onClick={open}
          >
            I’m stuck
          </Button>
        </Tooltip>
      )}
    </div>
  );
}

/** Whoever was writing goes on writing afterwards: the focus goes back to where it came from. */
function useOpening(place: { readonly current: HTMLElement | null }) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<Element>(null);
  const open = () => {
    opener.current = document.activeElement;
    setOpen(true);
  };
  const close = ({ isButtonLeaving = false } = {}) => {
    flushSync(() => setOpen(false));
    const before = opener.current;
    const isElsewhere = before instanceof HTMLElement && before.isConnected && before !== document.body;
    const here = isButtonLeaving ? place.current : place.current?.querySelector('button');
    (isElsewhere ? before : here)?.focus();
  };
  return { isOpen, open, close };
}
