import type { Participant } from '@fortyfive/interview';
import { createContext, use, type ReactNode } from 'react';

/** What one can do about somebody else in the room, beside their name. The page puts it in: it belongs to another feature. */
export const PersonActions = createContext<(person: Participant) => ReactNode>(() => null);

/** @returns nothing for oneself */
export function usePersonActions(myUserId: string): (person: Participant) => ReactNode {
  const actionsFor = use(PersonActions);
  return (person) => (person.userId === myUserId ? null : actionsFor(person));
}
