import { useEffect, useState } from 'react';

/** A section is read from when its heading has come this far up, in px: below the row of sections on a phone. */
const READING_LINE_PX = 140;

/** Which section is being read: the last one whose heading has passed the upper part of the window. */
export function useCurrentSection(ids: readonly string[]): string | null {
  const [current, setCurrent] = useState<string | null>(ids[0] ?? null);
  const all = ids.join(' ');
  useEffect(() => {
    const sections = all.split(' ').flatMap((id) => document.getElementById(id) ?? []);
    const look = () => {
      const isAtEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
      const passed = sections.filter((section) => section.getBoundingClientRect().top <= READING_LINE_PX);
      const reading = isAtEnd && window.scrollY > 0 ? sections.at(-1) : (passed.at(-1) ?? sections[0]);
      setCurrent(reading?.id ?? null);
    };
    // The sections were not there yet when the browser looked for the one in the address.
    const asked = document.getElementById(window.location.hash.slice(1));
    if (asked && sections.includes(asked)) asked.scrollIntoView();
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [all]);
  return current;
}
