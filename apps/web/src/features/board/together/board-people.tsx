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

const PRESSED = 'aria-pressed:bg-accent-soft aria-pressed:text-accent';

interface BoardPeopleProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly me: DocumentPerson;
  readonly people: readonly BoardPerson[];
  readonly follow: Follow;
  /** `null` for whoever may only watch. */
  readonly onCall: (() => void) | null;
  readonly isPhone: boolean;
}

/** Who is on the board now, in its corner; a press on a face follows them. */
export function BoardPeople({ api, me, people, follow, onCall, isPhone }: BoardPeopleProps) {
  const size = isPhone ? 'lg' : 'md';
  const followers = people.filter(({ followsMe }) => followsMe).map(({ displayName }) => displayName);
  return (
    <div className="pointer-events-none absolute top-4 right-4 z-10 flex flex-col items-end gap-1">
      <div className="pointer-events-auto flex items-center gap-1 rounded-card border border-line bg-surface p-1">
        <ul aria-label="On the board" className="flex gap-1">
          {onCall && (
            <li className="grid place-items-center px-1">
              <Avatar name={`${me.displayName} (you)`} colourIndex={me.colourIndex} size="sm" />
            </li>
          )}
          {people.map((person) => (
            <li key={person.userId}>
              <PersonButton person={person} follow={follow} isPhone={isPhone} />
            </li>
          ))}
        </ul>
        {onCall && !isPhone && <LaserButton api={api} />}
        {onCall && people.length > 0 && (
          <IconButton size={size} label="Bring everyone here" icon={<Megaphone aria-hidden />} onClick={onCall} />
        )}
      </div>
      <p role="status" className="max-w-64 truncate rounded-control bg-surface px-2 text-xs text-muted">
        {followers.length > 0 && (
          <>
            <bdi>{followers.join(', ')}</bdi> {followers.length === 1 ? 'follows' : 'follow'} you
          </>
        )}
      </p>
    </div>
  );
}

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

/** Excalidraw has it too, behind its last button and on K. */
function LaserButton({ api }: { readonly api: ExcalidrawImperativeAPI }) {
  const subscribe = useCallback((listener: () => void) => api.onChange(listener), [api]);
  const isOn = useSyncExternalStore(subscribe, () => api.getAppState().activeTool.type === 'laser');
  return (
    <IconButton
      label="Laser pointer (K)"
      aria-pressed={isOn}
      aria-keyshortcuts="K"
      className={PRESSED}
      icon={<WandSparkles aria-hidden />}
      onClick={() => api.setActiveTool({ type: isOn ? 'selection' : 'laser' })}
    />
  );
}
