import type { OwnQuestionSummary } from '@fortyfive/contract';
import { Link } from '@tanstack/react-router';
import { Badge } from '#ui/badge';
import { formatDateTime } from '#ui/duration';
import { Loading, Skeleton } from '#ui/skeleton';

export function OwnQuestionList({ questions }: { readonly questions: readonly OwnQuestionSummary[] }) {
  return (
    <ul aria-label="My questions" className="border-t border-line">
      {questions.map(({ id, title, oneLiner, state, isShared, reportCount, updatedAt }) => (
        <li
          key={id}
          className="relative grid min-w-0 gap-1 border-b border-line px-2 py-4 text-sm transition-colors hover:bg-ink/4 has-[a:focus-visible]:bg-ink/4 sm:px-3"
        >
          <div className="flex items-start justify-between gap-3">
            <Link
              to="/my-questions/$id"
              params={{ id }}
              className="min-w-0 rounded-control text-base font-medium wrap-anywhere after:absolute after:inset-0 hover:underline hover:underline-offset-4"
            >
              {title}
            </Link>
            <span className="flex shrink-0 flex-wrap justify-end gap-1">
              {reportCount > 0 && (
                <Badge tone="amber">{reportCount === 1 ? '1 report' : `${reportCount} reports`}</Badge>
              )}
              {isShared && <Badge tone="accent">Shared</Badge>}
              <Badge tone={state === 'ready' ? 'green' : 'neutral'}>{state === 'ready' ? 'Ready' : 'Draft'}</Badge>
            </span>
          </div>
          {oneLiner && <p className="max-w-lg wrap-anywhere">{oneLiner}</p>}
          <p className="text-xs text-muted">Changed {formatDateTime(updatedAt)}</p>
        </li>
      ))}
    </ul>
  );
}

export function OwnQuestionListSkeleton() {
  return (
    <Loading label="Loading your questions" className="border-t border-line">
      {Array.from({ length: 4 }, (_, index) => (
        <div key={index} className="grid gap-2 border-b border-line px-2 py-4 sm:px-3">
          <div className="flex justify-between gap-3">
            <Skeleton className="h-5 w-2/5" />
            <Skeleton className="h-5 w-16" />
          </div>
          <Skeleton className="h-4 w-4/5" />
        </div>
      ))}
    </Loading>
  );
}
