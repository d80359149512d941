import { can, holderOf } from '@fortyfive/interview';
import { Check, Play } from 'lucide-react';
import { useId } from 'react';
import { Button } from '#ui/button';
import { whatIsMissing } from './lobby-readiness';
import type { Room } from './use-room';

/** The way out of the lobby: Ready for the two, Start for the interviewer, and what is still missing. */
export function LobbyStart({ room }: { room: Room }) {
  const reasonId = useId();
  const { me, view } = room;
  const missing = whatIsMissing(view.state, me);
  const isPair = can(me.role, 'set-ready');
  const isStarter = can(me.role, 'start');
  const areSeatsTaken = Boolean(holderOf(view.state, 'interviewer') && holderOf(view.state, 'candidate'));
  return (
    <section aria-label="Start" className="flex flex-col gap-3">
      {isPair && <ReadyButton room={room} isNext={areSeatsTaken} />}
      {isStarter && (
        <Button
          variant={missing ? 'secondary' : 'primary'}
          size="lg"
          icon={<Play />}
          disabled={missing !== null}
          isBusy={room.isBusy('start')}
          aria-describedby={missing ? reasonId : undefined}
          onClick={() => void room.run({ type: 'start' })}
        >
          Start the interview
        </Button>
      )}
      <p id={reasonId} role="status" className="text-sm text-muted">
        {missing ?? (isStarter ? 'Both of you are ready.' : 'Both are ready. The interviewer starts the interview.')}
      </p>
    </section>
  );
}

/** @param isNext nothing else has to happen first: until a partner is here, inviting one is the thing to do */
function ReadyButton({ room, isNext }: { room: Room; isNext: boolean }) {
  const { isReady } = room.me;
  return (
    <Button
      variant={isNext && !isReady ? 'primary' : 'secondary'}
      size="lg"
      icon={isReady ? undefined : <Check />}
      isBusy={room.isBusy('set-ready')}
      onClick={() => void room.run({ type: 'set-ready', isReady: !isReady })}
    >
      {isReady ? 'I need a moment' : 'I am ready'}
    </Button>
  );
}
