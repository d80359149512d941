import type { GuestBody, SessionView, SignInBody, SignUpBody, UserView } from '@fortyfive/contract';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from '#platform/http';
import { queryClient, SESSION_KEY } from '#platform/query-client';

export const sessionQuery = queryOptions({
  queryKey: SESSION_KEY,
  // Without the signal: the router waits for it as well, and must not lose it when a component goes.
  queryFn: () => api.get<SessionView>('/api/session'),
  staleTime: 5 * 60_000,
});

/** Who is signed in; `null` for nobody, and also until that is known. */
export function useUser(): UserView | null {
  return useQuery(sessionQuery).data?.user ?? null;
}

/** A guest gave only a name: no e-mail, no password. */
export function isGuest(user: UserView): boolean {
  return user.email === null;
}

export function useEnterAsGuest() {
  return useMutation({
    mutationFn: (body: GuestBody) => api.post<UserView>('/api/session/guest', body),
    onSuccess: rememberUser,
  });
}

export function useSignIn() {
  return useMutation({
    mutationFn: (body: SignInBody) => api.post<UserView>('/api/session', body),
    onSuccess: rememberUser,
  });
}

export function useSignUp() {
  return useMutation({
    mutationFn: (body: SignUpBody) => api.post<UserView>('/api/accounts', body),
    onSuccess: rememberUser,
  });
}

export function useSignOut() {
  const router = useRouter();
  return useMutation({
    mutationFn: () => api.delete('/api/session'),
    onSuccess: async () => {
      rememberUser(null);
      await router.navigate({ to: '/' });
      await router.invalidate();
    },
  });
}

/** What was fetched for one user must never be shown to the next. */
function rememberUser(user: UserView | null): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  queryClient.setQueryData<SessionView>(SESSION_KEY, { user });
}
