import type { AcceptedInviteView, InvitePreview } from '@fortyfive/contract';
import { queryOptions, useMutation } from '@tanstack/react-query';
import { api } from '#platform/http';

const pathOf = (token: string) => `/api/invites/${encodeURIComponent(token)}`;

export function inviteQuery(token: string) {
  return queryOptions({
    queryKey: ['invites', token],
    queryFn: ({ signal }) => api.get<InvitePreview>(pathOf(token), signal),
  });
}

export function useAcceptInvite(token: string) {
  return useMutation({ mutationFn: () => api.post<AcceptedInviteView>(`${pathOf(token)}/accept`) });
}
