import { useState } from 'react';

const keyOf = (userId: string) => `desk-tour:${userId}`;

/** The place in the tour of who has not been through it in this browser; `null` for who has (DESK-10). @param onEnd the stop goes away; the focus has to go somewhere */
export function useTour(userId: string, onEnd: () => void) {
  const [place, setPlace] = useState<number | null>(() => (hasSeenTour(userId) ? null : 0));
  return {
    place,
    goTo: setPlace,
    end: () => {
      onEnd();
      setPlace(null);
      rememberTour(userId);
    },
  };
}

export type Tour = ReturnType<typeof useTour>;

function hasSeenTour(userId: string): boolean {
  try {
    return window.localStorage.getItem(keyOf(userId)) !== null;
  } catch {
    return false;
  }
}

function rememberTour(userId: string): void {
  try {
    window.localStorage.setItem(keyOf(userId), 'seen');
  } catch (error) {
    // Storage may be blocked or full; the tour then comes again next time.
    if (!(error instanceof DOMException)) throw error;
  }
}
