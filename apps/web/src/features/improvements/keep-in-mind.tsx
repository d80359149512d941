import { useQuery } from '@tanstack/react-query';
import { messageOf } from '#platform/http';
import { ErrorNotice } from '#ui/error-notice';
import { TextLink } from '#ui/text-link';
import { latestImprovementsQuery } from './improvements-query';

/** My top three from last time, before the next one. Nothing while there are none, and nothing jumps in for them (IMPROVE-4). */
export function KeepInMind() {
  const { data, error, refetch, isFetching } = useQuery(latestImprovementsQuery);
  if (error && !data) {
    return <ErrorNotice message={messageOf(error)} onRetry={() => void refetch()} isRetrying={isFetching} />;
  }
  if (!data?.interviewId || data.improvements.length === 0) return null;
  return (
    <section aria-labelledby="keep-in-mind" className="min-w-0">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="keep-in-mind" className="text-base font-semibold">
          Keep in mind
        </h2>
        <TextLink to="/interviews/$interviewId" params={{ interviewId: data.interviewId }} className="text-sm">
          From your last interview
        </TextLink>
      </div>
      <ol className="grid gap-4 rounded-card border border-line bg-surface p-4">
        {data.improvements.map(({ aim, action }, place) => (
          <li key={place} className="flex min-w-0 gap-3 text-sm">
            <span aria-hidden className="w-4 shrink-0 text-right font-semibold text-muted tabular-nums">
              {place + 1}
            </span>
            <p className="min-w-0 wrap-anywhere">
              {aim.trim() && <bdi className="font-medium">{aim}</bdi>}
              {aim.trim() && action.trim() && <br />}
              {action.trim() && <bdi className="text-muted">{action}</bdi>}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
