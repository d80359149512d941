import type { NextInterviewView } from '@fortyfive/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#platform/http';

/** Begins another interview in a room, with the roles swapped; a question, or `null` for a surprise. */
export function useBeginNext(roomId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (question: string | null) =>
      api.post<NextInterviewView>(`/api/rooms/${roomId}/interviews`, { question }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['interviews'] }),
  });
}
