import { Loading, Skeleton } from '#ui/skeleton';

/** While the room is being entered. */
export function LobbySkeleton() {
  return (
    <Loading label="Entering the room" className="flex flex-col gap-8">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-8 w-72 max-w-full" />
        <Skeleton className="h-4 w-96 max-w-full" />
      </div>
      <div className="grid gap-8 lg:grid-cols-[22rem_minmax(0,1fr)] lg:gap-12">
        <div className="flex flex-col gap-3">
          <Skeleton className="h-16 w-full" />
          <Skeleton className="h-16 w-full" />
          <Skeleton className="h-11 w-full" />
        </div>
        <Skeleton className="h-64 w-full" />
      </div>
    </Loading>
  );
}
