import type { SeenGuest } from './board-company';

/** One person on the board, however many browsers they have open. */
export interface BoardPerson {
  readonly userId: string;
  readonly displayName: string;
  readonly colourIndex: number;
  readonly activeAtMs: number;
  /** All of their pages are hidden. */
  readonly isAway: boolean;
  readonly followsMe: boolean;
}

/** The others who may write, each once, in the order of their colours: that is the order in which they came. */
export function peopleOn(
  guests: readonly SeenGuest[],
  myUserId: string,
  mayWrite: (userId: string) => boolean,
): BoardPerson[] {
  const people = new Map<string, BoardPerson>();
  for (const { person, activeAtMs, isAway, follows } of guests) {
    if (person.userId === myUserId || !mayWrite(person.userId)) continue;
    const known = people.get(person.userId);
    people.set(person.userId, {
      ...person,
      activeAtMs: Math.max(activeAtMs, known?.activeAtMs ?? -Infinity),
      isAway: isAway && (known?.isAway ?? true),
      followsMe: follows === myUserId || (known?.followsMe ?? false),
    });
  }
  return [...people.values()].sort((one, other) => one.colourIndex - other.colourIndex);
}
