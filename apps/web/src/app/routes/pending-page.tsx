import { Loading, Skeleton } from '#ui/skeleton';

/** While the code of a page and the session are on their way. */
export function PendingPage() {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-xl px-4 py-8 sm:px-6 sm:py-12">
      <Loading label="Loading the page" className="grid gap-6">
        <Skeleton className="h-8 w-64 max-w-full" />
        <Skeleton className="h-32" />
        <Skeleton className="h-32" />
      </Loading>
    </main>
  );
}
