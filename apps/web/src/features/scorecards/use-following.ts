import type { Participant } from '@fortyfive/interview';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keepServerTime } from '#platform/server-time';
import { emit, holdConnection, onConnected, onServerEvent } from '#platform/socket';
import { useToast } from '#ui/toast';
import { scorecardsKey } from './drafts';
import { isolate } from './sentence';

const OPENED = 'The scorecards have been opened.';

interface Followed {
  readonly interviewId: string;
  readonly myUserId: string;
  readonly participants: readonly Participant[];
}

/**
 * Follows what becomes of the scorecards of an interview that is over, as long as the component lives: asks for them anew when
 * somebody has handed in and when they open, and says so (SCORECARD-WEB-12).
 */
export function useFollowing({ interviewId, myUserId, participants }: Followed): void {
  const client = useQueryClient();
  const { show } = useToast();
  useEffect(() => {
    const askAnew = () => client.invalidateQueries({ queryKey: scorecardsKey(interviewId) });
    // Something may have happened while nobody listened. What is not answered is made up for by asking now and then.
    const watch = () => emit('scorecards:watch', { interviewId }).then(askAnew, () => undefined);
    const stops = [
      holdConnection(),
      keepServerTime(),
      onConnected(() => void watch()),
      onServerEvent('scorecards:handed-in', (news) => {
        if (news.interviewId !== interviewId) return;
        const who = participants.find(({ userId }) => userId === news.userId);
        if (who && news.userId !== myUserId) show({ title: `${isolate(who.displayName)} has handed in.` });
        void askAnew();
      }),
      // Whether it waits for another interview; who goes on to that one is asked elsewhere.
      onServerEvent('scorecards:swapped', (news) => news.interviewId === interviewId && void askAnew()),
      onServerEvent('scorecards:opened', (news) => {
        if (news.interviewId !== interviewId) return;
        show({ title: OPENED, tone: 'success' });
        void askAnew();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [client, interviewId, myUserId, participants, show]);
}
