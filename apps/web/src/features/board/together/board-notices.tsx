import type { ReactNode } from 'react';
import { Button } from '#ui/button';
import { classes } from '#ui/classes';
import { personColour } from '#ui/person-colour';
import type { Calls } from './use-calls';
import type { Follow } from './use-follow';

interface BoardNoticesProps {
  readonly follow: Follow;
  readonly calls: Calls;
  readonly isPhone: boolean;
}

/** Why my view moves or has moved, and the way back. */
export function BoardNotices({ follow, calls, isPhone }: BoardNoticesProps) {
  const { followed } = follow;
  const colour = followed && personColour(followed.colourIndex).cssVariable;
  return (
    <>
      {colour && (
        <div
          aria-hidden
          data-followed={followed.userId}
          className="pointer-events-none absolute inset-0 z-10 border-3"
          style={{ borderColor: colour }}
        />
      )}
      <div
        role="status"
        className={classes(
          'pointer-events-none absolute inset-x-0 z-20 flex flex-col items-center gap-2 px-4',
          'bottom-24 group-data-narrow/board:bottom-40 group-data-phone/board:bottom-52',
        )}
      >
        {followed && (
          <Notice colourIndex={followed.colourIndex}>
            <p className="min-w-0">
              Following <bdi className="font-medium">{followed.displayName}</bdi>
            </p>
            <NoticeButton isPhone={isPhone} onClick={follow.stop}>
              Stop
            </NoticeButton>
          </Notice>
        )}
        <ArrivalNotice calls={calls} isPhone={isPhone} />
      </div>
    </>
  );
}

function ArrivalNotice({ calls, isPhone }: Pick<BoardNoticesProps, 'calls' | 'isPhone'>) {
  const { arrival } = calls;
  if (!arrival) return null;
  const name = <bdi className="font-medium">{arrival.caller.displayName}</bdi>;
  const isBrought = arrival.kind === 'brought';
  return (
    <Notice colourIndex={arrival.caller.colourIndex}>
      <p className="min-w-0">{isBrought ? <>{name} brought you here</> : <>{name} asks you to come and look</>}</p>
      <NoticeButton isPhone={isPhone} onClick={isBrought ? calls.goBack : calls.accept}>
        {isBrought ? 'Go back' : 'Go there'}
      </NoticeButton>
      <NoticeButton isPhone={isPhone} onClick={calls.dismiss}>
        {isBrought ? 'Stay' : 'Not now'}
      </NoticeButton>
    </Notice>
  );
}

function Notice({ colourIndex, children }: { readonly colourIndex: number; readonly children: ReactNode }) {
  return (
    <div className="pointer-events-auto flex max-w-full animate-appear flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-card border border-line bg-surface py-1 pr-1 pl-3 text-sm shadow-float">
      <span
        aria-hidden
        className="size-3 shrink-0 rounded-full"
        style={{ backgroundColor: personColour(colourIndex).cssVariable }}
      />
      {children}
    </div>
  );
}

interface NoticeButtonProps {
  readonly isPhone: boolean;
  readonly onClick: () => void;
  readonly children: string;
}

function NoticeButton({ isPhone, onClick, children }: NoticeButtonProps) {
  return (
    <Button size={isPhone ? 'lg' : 'sm'} onClick={onClick}>
      {children}
    </Button>
  );
}
