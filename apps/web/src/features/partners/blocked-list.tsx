import type { BlockedPerson } from '@fortyfive/contract';
import { useState, type ReactNode } from 'react';
import { Button } from '#ui/button';
import { formatDateTime } from '#ui/duration';
import { Loading, Skeleton } from '#ui/skeleton';
import { useToast } from '#ui/toast';
import { useBlocking, useUnblocking } from './blocks-query';
import { problemOf } from './reporting';

interface BlockedListProps {
  readonly blocked: readonly BlockedPerson[];
  /** Stands in for a list with nobody in it. */
  readonly empty: ReactNode;
}

/** Whom you have blocked, and whom you had when this list was opened (PARTNERS-WEB-4). */
export function BlockedList({ blocked, empty }: BlockedListProps) {
  const [before] = useState(blocked);
  const isBlocked = ({ userId }: BlockedPerson) => blocked.some((one) => one.userId === userId);
  const since = blocked.filter(({ userId }) => !before.some((one) => one.userId === userId));
  if (before.length + since.length === 0) return empty;
  return (
    <ul aria-label="Blocked people" className="border-t border-line">
      {[...since, ...before].map((person) => (
        <BlockedRow key={person.userId} person={person} isBlocked={isBlocked(person)} />
      ))}
    </ul>
  );
}

interface BlockedRowProps {
  readonly person: BlockedPerson;
  readonly isBlocked: boolean;
}

function BlockedRow({ person, isBlocked }: BlockedRowProps) {
  const [blocking, unblocking] = [useBlocking(person), useUnblocking(person)];
  const { show } = useToast();
  const change = isBlocked ? unblocking : blocking;
  const said = isBlocked ? `You no longer block ${person.displayName}.` : `You have blocked ${person.displayName}.`;
  return (
    <li className="flex min-w-0 items-center justify-between gap-4 border-b border-line px-2 py-3 text-sm sm:px-3">
      <div className="min-w-0">
        <bdi className="block truncate text-base font-medium" title={person.displayName}>
          {person.displayName}
        </bdi>
        <p className="text-xs text-muted">
          {isBlocked ? `Blocked · ${formatDateTime(person.blockedAt)}` : 'No longer blocked'}
        </p>
      </div>
      <Button
        className="shrink-0"
        aria-label={`${isBlocked ? 'Unblock' : 'Block again'}: ${person.displayName}`}
        isBusy={blocking.isPending || unblocking.isPending}
        onClick={() =>
          change.mutate(undefined, {
            onSuccess: () => show({ title: said, tone: 'success' }),
            onError: (error) => show({ title: problemOf(error), tone: 'error' }),
          })
        }
      >
        {isBlocked ? 'Unblock' : 'Block again'}
      </Button>
    </li>
  );
}

export function BlockedListSkeleton() {
  return (
    <Loading label="Loading whom you have blocked" className="border-t border-line">
      {Array.from({ length: 3 }, (_, index) => (
        <div key={index} className="flex items-center justify-between gap-4 border-b border-line px-2 py-3 sm:px-3">
          <div className="grid flex-1 gap-1">
            <Skeleton className="h-5 w-2/5" />
            <Skeleton className="h-4 w-1/4" />
          </div>
          <Skeleton className="h-9 w-24" />
        </div>
      ))}
    </Loading>
  );
}
