import { Loading, Skeleton } from '#ui/skeleton';

/** The desk while the question is on its way. */
export function DeskSkeleton() {
  return (
    <Loading label="Loading the desk" className="flex flex-col gap-3 p-4">
      <Skeleton className="h-5 w-48" />
      <Skeleton className="h-10 w-full" />
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-12 w-full" />
      {Array.from({ length: 5 }, (_, row) => (
        <Skeleton key={row} className="h-8 w-full" />
      ))}
    </Loading>
  );
}
