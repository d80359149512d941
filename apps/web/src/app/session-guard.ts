import { redirect } from '@tanstack/react-router';
import { sessionQuery } from '#features/accounts/session';
import { onSignedOut } from '#platform/http';
import { queryClient, SESSION_KEY } from '#platform/query-client';

/** `beforeLoad` of pages that belong to somebody: sends everybody else to sign in, and back afterwards. */
export async function requireSession({ location }: { readonly location: { readonly href: string } }): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionQuery);
  if (!session.user) throw redirect({ to: '/sign-in', search: { next: location.href } });
}

/** `beforeLoad` of pages that look different with and without a session. */
export async function knowSession(): Promise<void> {
  await queryClient.ensureQueryData(sessionQuery);
}

/** When the server says the session is over, every page that needs one asks again. */
export function followSession(askAgain: () => void): () => void {
  return onSignedOut(() => {
    queryClient.setQueryData(SESSION_KEY, { user: null });
    askAgain();
  });
}
