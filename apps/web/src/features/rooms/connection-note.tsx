import { WifiOff } from 'lucide-react';
import type { ConnectionStatus } from '#platform/socket';

/** Says so while the connection to the server is being made again. */
export function ConnectionNote({ connection }: { connection: ConnectionStatus }) {
  return (
    <span role="status">
      {connection === 'reconnecting' && (
        <span className="inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap text-amber">
          <WifiOff aria-hidden className="size-3" /> Reconnecting…
        </span>
      )}
    </span>
  );
}
