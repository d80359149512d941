import type { QuestionIssue } from '@fortyfive/contract';
import { CircleCheck } from 'lucide-react';

interface IssueListProps {
  readonly issues: readonly QuestionIssue[];
  readonly onGoTo: (line: number) => void;
}

/** What is wrong and what could be added, each with its line; pressing one goes there (OWN-WEB-3). */
export function IssueList({ issues, onGoTo }: IssueListProps) {
  const wrong = issues.filter(({ severity }) => severity === 'error');
  const missing = issues.filter(({ severity }) => severity === 'missing');
  return (
    <div className="flex flex-col gap-6">
      {wrong.length === 0 && (
        <p className="flex items-start gap-2 text-sm [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-green">
          <CircleCheck aria-hidden />
          {missing.length === 0
            ? 'Everything is in order. Interviews use this text.'
            : 'Nothing is wrong. Interviews use this text as it is.'}
        </p>
      )}
      <Issues title={`To mend (${wrong.length})`} issues={wrong} onGoTo={onGoTo}>
        Until this is mended, interviews use the last version that was in order.
      </Issues>
      <Issues title={`Could be added (${missing.length})`} issues={missing} onGoTo={onGoTo}>
        A question of the bank has all of this. Yours works without it.
      </Issues>
    </div>
  );
}

interface IssuesProps extends IssueListProps {
  readonly title: string;
  readonly children: string;
}

function Issues({ title, issues, onGoTo, children }: IssuesProps) {
  if (issues.length === 0) return null;
  return (
    <section aria-label={title} className="flex flex-col gap-1">
      <h2 className="text-sm font-semibold">{title}</h2>
      <p className="text-xs text-muted">{children}</p>
      <ul className="mt-1 border-t border-line">
        {issues.map(({ line, message, severity }, index) => (
          <li key={index} className="border-b border-line">
            <button
              type="button"
              onClick={() => onGoTo(line)}
              className="w-full rounded-control px-1 py-2 text-left text-sm wrap-anywhere transition-colors hover:bg-ink/7 focus-visible:-outline-offset-2"
            >
              <span className={severity === 'error' ? 'font-medium text-red' : 'font-medium text-muted'}>
                Line {line}:
              </span>{' '}
              {message}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
