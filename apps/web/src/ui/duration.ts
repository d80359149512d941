const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** As a clock shows it, whole seconds begun: `formatClock(761_000) // "12:41"`. */
export function formatClock(lengthMs: number): string {
  const seconds = Math.floor(Math.max(0, lengthMs) / SECOND_MS);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Rounded to minutes: `formatMinutes(720_000) // "12 min"`. */
export function formatMinutes(lengthMs: number): string {
  if (lengthMs > 0 && lengthMs < MINUTE_MS) return 'under 1 min';
  return `${Math.round(Math.max(0, lengthMs) / MINUTE_MS)} min`;
}

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const DAY_AND_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** In the reader's time zone: "Today, 18:00", "Tue, 21 Oct, 18:00" or, in another year, "21 Oct 2024, 18:00". */
export function formatDateTime(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  return `${formatDay(date, now)}, ${TIME.format(date)}`;
}

function formatDay(date: Date, now: Date): string {
  if (date.toDateString() === now.toDateString()) return 'Today';
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (date.toDateString() === yesterday.toDateString()) return 'Yesterday';
  return (date.getFullYear() === now.getFullYear() ? DAY : DAY_AND_YEAR).format(date);
}
