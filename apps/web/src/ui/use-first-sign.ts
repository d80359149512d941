import { useEffect, useState } from 'react';

const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'scroll'] as const;

/**
 * Whether somebody has begun to do anything on this page: to move, to scroll, to press a key. What is further down can wait for
 * that, and costs those nothing who only look in.
 */
export function useFirstSign(): boolean {
  const [hasBegun, setBegun] = useState(false);
  useEffect(() => {
    if (hasBegun) return;
    const begin = () => setBegun(true);
    for (const sign of SIGNS) window.addEventListener(sign, begin, { passive: true });
    return () => SIGNS.forEach((sign) => window.removeEventListener(sign, begin));
  }, [hasBegun]);
  return hasBegun;
}
