import type { InviteView } from '@fortyfive/contract';

const keyOf = (roomId: string) => `invite:${roomId}`;

/**
 * Keeps an invite for this tab: the server shows its token once, and the lobby of the room needs it on the next page.
 * Without storage the lobby offers to make a new link.
 */
export function rememberInvite(roomId: string, invite: InviteView): void {
  try {
    window.sessionStorage.setItem(keyOf(roomId), JSON.stringify(invite));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** The invite of a room made or renewed in this tab, if it still holds. */
export function recallInvite(roomId: string): InviteView | null {
  const invite = readInvite(roomId);
  return invite && Date.parse(invite.expiresAt) > Date.now() ? invite : null;
}

function readInvite(roomId: string): InviteView | null {
  try {
    const invite: unknown = JSON.parse(window.sessionStorage.getItem(keyOf(roomId)) ?? 'null');
    return isInvite(invite) ? invite : null;
  } catch {
    return null;
  }
}

function isInvite(value: unknown): value is InviteView {
  return (
    typeof value === 'object' &&
    value !== null &&
    'token' in value &&
    typeof value.token === 'string' &&
    'expiresAt' in value &&
    typeof value.expiresAt === 'string'
  );
}
