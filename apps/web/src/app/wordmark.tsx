/** The name beside three quarters of an hour. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2 font-semibold tracking-tight">
      <svg aria-hidden viewBox="0 0 20 20" className="size-5 text-accent">
        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="3" />
        <path d="M10 2a8 8 0 1 1-8 8" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      </svg>
      Fortyfive
    </span>
  );
}
