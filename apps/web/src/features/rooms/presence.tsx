/** Whether somebody is connected right now: a dot and the word, never the colour alone. Nothing when nobody can know. */
export function Presence({ isConnected }: { isConnected: boolean | undefined }) {
  if (isConnected === undefined) return null;
  return (
    <span className="inline-flex items-center gap-1 text-xs text-muted">
      <span aria-hidden className={`size-2 rounded-full ${isConnected ? 'bg-green' : 'border border-line-strong'}`} />
      {isConnected ? 'Here' : 'Not connected'}
    </span>
  );
}
