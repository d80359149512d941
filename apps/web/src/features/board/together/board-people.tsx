import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { Eye, Megaphone, Moon, WandSparkles } from 'lucide-react';
import { useCallback, useSyncExternalStore } from 'react';
import type { DocumentPerson } from '#platform/document-people';
import { Avatar } from '#ui/avatar';
import { IconButton } from '#ui/button';
import { classes } from '#ui/classes';
import { personColour } from '#ui/person-colour';
import { Tooltip } from '#ui/tooltip';
import type { BoardPerson } from './guest-state';
import { useHasRested } from './use-company';
import type { Follow } from './use-follow';

/** Long enough to read a question, short enough to notice that somebody is elsewhere with their thoughts. */
const IDLE_AFTER_MS = 60_000;

interface BoardPeopleProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly me: DocumentPerson;
  readonly people: readonly BoardPerson[];
  readonly follow: Follow;
  /** `null` for whoever may only watch. */
  readonly onCall: (() => void) | null;
  /** Whether this person has the tools in hand. */
  readonly canDraw: boolean;
  readonly isPhone: boolean;
}

/** Who is on the board now, in its corner; a press on a face follows them. */
export function BoardPeople({ api, me, people, follow, onCall, canDraw, isPhone }: BoardPeopleProps) {
  const followers = people.filter(({ followsMe }) => followsMe).map(({ displayName }) => displayName);
  return (
    <div className={classes('board-people pointer-events-none absolute z-10 flex flex-col gap-1', PLACE)}>
      <p role="status" className="max-w-64 truncate rounded-control bg-surface px-2 text-xs text-muted">
        {followers.length > 0 && (
          <>
            <bdi>{followers.join(', ')}</bdi> {followers.length === 1 ? 'follows' : 'follow'} you
          </>
        )}
      </p>
      <div className="pointer-events-auto flex items-center gap-1 rounded-card border border-line bg-surface p-1 empty:hidden">
        <ul aria-label="On the board" className="flex gap-1 empty:hidden">
          {onCall && (
            <li className="grid place-items-center px-1">
              <span className="sr-only">You, </span>
              <Avatar name={me.displayName} colourIndex={me.colourIndex} size="sm" />
            </li>
          )}
          {people.map((person) => (
            <li key={person.userId}>
              <PersonButton person={person} follow={follow} isPhone={isPhone} />
            </li>
          ))}
        </ul>
        {canDraw && <LaserButton api={api} size={isPhone ? 'lg' : 'md'} />}
        {onCall && people.length > 0 && (
          <IconButton
            size={isPhone ? 'lg' : 'md'}
            label="Bring everyone here"
            tooltipSide="top"
            icon={<Megaphone aria-hidden />}
            onClick={onCall}
          />
        )}
      </div>
    </div>
  );
}

/** Beside Excalidraw's help; where the board is narrow above its bar, on the left, because components are added on the right. */
const PLACE =
  'right-16 bottom-3 items-end group-data-narrow/board:right-auto group-data-narrow/board:bottom-20 group-data-narrow/board:left-3 group-data-narrow/board:items-start group-data-phone/board:bottom-34';

interface PersonButtonProps {
  readonly person: BoardPerson;
  readonly follow: Follow;
  readonly isPhone: boolean;
}

function PersonButton({ person, follow, isPhone }: PersonButtonProps) {
  const { userId, displayName, colourIndex, isAway, activeAtMs, followsMe } = person;
  const isIdle = useHasRested(activeAtMs, IDLE_AFTER_MS);
  const isFollowed = follow.followed?.userId === userId;
  const state = isAway ? 'away' : isIdle ? 'idle' : 'here';
  return (
    <Tooltip
      content={`${displayName}, ${state}. ${isFollowed ? 'Press to stop following.' : 'Press to follow.'}`}
      side="top"
      isLabel
    >
      <button
        type="button"
        aria-label={`Follow ${displayName}, ${state}`}
        aria-pressed={isFollowed}
        onClick={() => (isFollowed ? follow.stop() : follow.start({ userId, displayName, colourIndex }))}
        className={classes(
          'relative grid place-items-center rounded-control border-2 border-transparent transition-colors hover:bg-ink/7',
          isPhone ? 'size-11' : 'size-9',
        )}
        style={isFollowed ? { borderColor: personColour(colourIndex).cssVariable } : undefined}
      >
        <span aria-hidden className={classes('flex', state !== 'here' && 'opacity-60')}>
          <Avatar name={displayName} colourIndex={colourIndex} size="sm" />
        </span>
        {state !== 'here' && (
          <Moon aria-hidden className={classes(BADGE, 'bottom-0', state === 'away' && 'fill-current')} />
        )}
        {followsMe && <Eye aria-hidden className={classes(BADGE, 'top-0')} />}
      </button>
    </Tooltip>
  );
}

const BADGE = 'absolute right-0 size-3.5 rounded-full bg-surface p-px text-ink';

interface LaserButtonProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly size: 'md' | 'lg';
}

/** Where the board is wide, Excalidraw shows one of its own; where it is narrow, it hides it among the other tools. */
function LaserButton({ api, size }: LaserButtonProps) {
  const subscribe = useCallback((listener: () => void) => api.onChange(listener), [api]);
  const isOn = useSyncExternalStore(subscribe, () => api.getAppState().activeTool.type === 'laser');
  return (
    <span className="hidden group-data-narrow/board:block">
      <IconButton
        size={size}
        label="Laser pointer"
        tooltipSide="top"
        aria-pressed={isOn}
        className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
        icon={<WandSparkles aria-hidden />}
        onClick={() => api.setActiveTool({ type: isOn ? 'selection' : 'laser' })}
      />
    </span>
  );
}
