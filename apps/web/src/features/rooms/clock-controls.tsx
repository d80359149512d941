import { can, STEPS } from '@fortyfive/interview';
import { ArrowRight, Flag, Pause, Play, Plus } from 'lucide-react';
import { Button, IconButton } from '#ui/button';
import { Tooltip } from '#ui/tooltip';
import type { Room } from './use-room';
import { useSettled } from './use-settled';
import { shortcutLabel, useShortcut } from './use-shortcut';

const NEXT = { letter: 'N' };
const PAUSE = { letter: 'P' };

interface ClockControlsProps {
  readonly room: Room;
  /** Asked for at the last step, or with the button for it: the interview should end. */
  readonly onEnd: () => void;
  /** Within the page instead of in the header: with outlines, and over its whole width. */
  readonly isInPage?: boolean;
}

/** What a role may do to the clock: the interviewer everything, the candidate pause and resume, observers nothing. */
export function ClockControls({ room, onEnd, isInPage = false }: ClockControlsProps) {
  const { clock } = room.view.state;
  const isPaused = clock?.pausedAtMs != null;
  const isLast = clock?.stepIndex === STEPS.length - 1;
  const canPause = can(room.me.role, 'pause');
  const canLead = can(room.me.role, 'advance-step');
  const variant = isInPage ? 'secondary' : 'quiet';
  const isPauseSettled = useSettled(isPaused);
  const isStepSettled = useSettled(clock?.stepIndex);
  const toggle = () => void (isPauseSettled() && room.run({ type: isPaused ? 'resume' : 'pause' }));
  const goOn = () => {
    if (!isStepSettled()) return;
    if (isLast) onEnd();
    else void room.run({ type: 'advance-step' });
  };
  useShortcut(PAUSE, canPause ? toggle : null);
  useShortcut(NEXT, canLead ? goOn : null);
  if (!canPause) return null;
  return (
    <div
      role="group"
      aria-label="Clock"
      className={
        isInPage ? 'flex flex-wrap items-center gap-2' : 'mr-1 flex items-center gap-1 border-r border-line pr-2'
      }
    >
      <PauseButton room={room} isPaused={isPaused} variant={variant} onToggle={toggle} />
      {canLead && (
        <>
          <Tooltip content="Give this step one minute more">
            <Button
              variant={variant}
              icon={<Plus aria-hidden />}
              isBusy={room.isBusy('add-minute')}
              onClick={() => void room.run({ type: 'add-minute' })}
            >
              1 min
            </Button>
          </Tooltip>
          {!isLast && (
            <Button variant={variant} icon={<Flag aria-hidden />} isBusy={room.isBusy('end')} onClick={onEnd}>
              <span>
                End<span className="sr-only"> the interview</span>
              </span>
            </Button>
          )}
          <NextButton room={room} isLast={isLast} onGoOn={goOn} />
        </>
      )}
    </div>
  );
}

interface PauseButtonProps {
  readonly room: Room;
  readonly isPaused: boolean;
  readonly variant: 'secondary' | 'quiet';
  readonly onToggle: () => void;
}

function PauseButton({ room, isPaused, variant, onToggle }: PauseButtonProps) {
  const label = isPaused ? 'Resume the clock' : 'Pause the clock';
  return (
    <IconButton
      label={`${label} (${shortcutLabel(PAUSE)})`}
      variant={variant}
      icon={isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
      isBusy={room.isBusy('pause') || room.isBusy('resume')}
      aria-keyshortcuts="Alt+Shift+P"
      onClick={onToggle}
    />
  );
}

function NextButton({ room, isLast, onGoOn }: { room: Room; isLast: boolean; onGoOn: () => void }) {
  return (
    <Tooltip content={shortcutLabel(NEXT)}>
      <Button
        variant="primary"
        icon={isLast ? <Flag aria-hidden /> : <ArrowRight aria-hidden />}
        isBusy={room.isBusy('advance-step') || (isLast && room.isBusy('end'))}
        aria-keyshortcuts="Alt+Shift+N"
        onClick={onGoOn}
      >
        {isLast ? 'End the interview' : 'Next step'}
      </Button>
    </Tooltip>
  );
}
