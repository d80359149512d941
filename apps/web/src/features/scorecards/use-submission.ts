import type { MyScorecardView } from '@fortyfive/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, messageOf } from '#platform/http';
import { useToast } from '#ui/toast';
import type { DraftSaver } from './draft-saver';
import { scorecardsKey, writeMine } from './drafts';

/** Hands in what is saved together with the last changes; if that fails, they go on being saved as a draft. */
export function useSubmission(interviewId: string, draft: DraftSaver) {
  const client = useQueryClient();
  const { show } = useToast();
  return useMutation({
    mutationFn: async () =>
      api.post<MyScorecardView>(`/api/interviews/${interviewId}/scorecard/submit`, await draft.settle()),
    onSuccess: (submitted) => {
      draft.discard();
      writeMine(interviewId, submitted);
      // It may have opened the others'.
      void client.invalidateQueries({ queryKey: scorecardsKey(interviewId) });
    },
    onError: (error) => {
      void draft.flush();
      show({ title: messageOf(error), tone: 'error' });
    },
  });
}
