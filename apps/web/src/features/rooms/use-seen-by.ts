import type { RoomView } from '@fortyfive/contract';
import type { InterviewState } from '@fortyfive/interview';
import { useQuery } from '@tanstack/react-query';
import { api } from '#platform/http';

/** Who in this lobby has seen the question before; asked anew whenever somebody comes or changes their role (ROOM-WEB-15). */
export function useSeenBy(roomId: string, { participants }: InterviewState): readonly string[] {
  const seats = participants.map(({ userId, role }) => `${userId} ${role}`);
  const { data } = useQuery({
    queryKey: ['rooms', roomId, 'seen', ...seats],
    queryFn: async ({ signal }) => (await api.get<RoomView>(`/api/rooms/${roomId}`, signal)).seenByUserIds,
  });
  return data ?? [];
}
