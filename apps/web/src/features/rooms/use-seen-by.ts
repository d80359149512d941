import type { RoomView } from '@fortyfive/contract';
import type { InterviewState } from '@fortyfive/interview';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '#platform/http';

const ASK_EVERY_MS = 5_000;

/**
 * Who in this lobby has seen the question before (ROOM-WEB-15). Asked anew with everything that happens here, and every few seconds:
 * what somebody reads elsewhere meanwhile is no event of this room.
 */
export function useSeenBy(roomId: string, { version }: InterviewState): readonly string[] {
  const { data } = useQuery({
    queryKey: ['rooms', roomId, 'seen', version],
    queryFn: async ({ signal }) => (await api.get<RoomView>(`/api/rooms/${roomId}`, signal)).seenByUserIds,
    placeholderData: keepPreviousData,
    refetchInterval: ASK_EVERY_MS,
  });
  return data ?? [];
}
