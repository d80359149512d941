import type {
  CreatedOwnQuestionView,
  CreateOwnQuestionBody,
  OwnQuestionPreview,
  OwnQuestionSummary,
  OwnQuestionVersionView,
  OwnQuestionView,
  SharedQuestionView,
} from '@fortyfive/contract';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#platform/http';

const PATH = '/api/my-questions';
const LIST_KEY = ['own-questions', 'list'] as const;
export const pathOf = (id: string) => `${PATH}/${encodeURIComponent(id)}`;
const keyOf = (id: string) => ['own-questions', 'one', id] as const;

export const ownQuestionsQuery = queryOptions({
  queryKey: LIST_KEY,
  queryFn: ({ signal }) => api.get<readonly OwnQuestionSummary[]>(PATH, signal),
  staleTime: 0,
});

/** Read once when the page opens: from then on what is typed here is newer than any answer. */
export function ownQuestionQuery(id: string) {
  return queryOptions({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => api.get<OwnQuestionView>(pathOf(id), signal),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Both faces of a text; while the next is worked out the one before stays. */
export function previewQuery(id: string, yaml: string) {
  return queryOptions({
    queryKey: ['own-questions', 'preview', id, yaml],
    queryFn: () => api.post<OwnQuestionPreview>(`${PATH}/preview`, { yaml }),
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
}

export function versionQuery(id: string, version: string) {
  return queryOptions({
    queryKey: ['own-questions', 'version', id, version],
    queryFn: ({ signal }) => api.get<OwnQuestionVersionView>(`${pathOf(id)}/versions/${version}`, signal),
    staleTime: Infinity,
  });
}

export function useCreateOwnQuestion() {
  return useMutation({ mutationFn: (body: CreateOwnQuestionBody) => api.post<CreatedOwnQuestionView>(PATH, body) });
}

export function useSharing(id: string) {
  const share = useMutation({ mutationFn: () => api.post<SharedQuestionView>(`${pathOf(id)}/share`) });
  const unshare = useMutation({ mutationFn: () => api.delete(`${pathOf(id)}/share`) });
  return { share, unshare };
}

export function useDeleteOwnQuestion(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete(pathOf(id)),
    onSuccess: () => client.invalidateQueries({ queryKey: LIST_KEY }),
  });
}
