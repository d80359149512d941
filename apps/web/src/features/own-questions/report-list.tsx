import type { QuestionReportView } from '@fortyfive/contract';
import { formatDateTime } from '#ui/duration';

interface ReportListProps {
  readonly reports: readonly QuestionReportView[];
  /** What is in use now. */
  readonly currentVersion: string | undefined;
}

/** What others say is wrong with it. */
export function ReportList({ reports, currentVersion }: ReportListProps) {
  if (reports.length === 0)
    return <p className="text-sm text-muted">Nobody has reported anything. Whoever reads your question can.</p>;
  return (
    <ul className="border-t border-line text-sm">
      {reports.map(({ section, text, version, at }, index) => (
        <li key={index} className="flex flex-col gap-1 border-b border-line py-3">
          <p className="text-xs text-muted">
            {section && `${section} · `}
            {formatDateTime(at)}
            {version !== currentVersion && ' · about an older version'}
          </p>
          <p className="whitespace-pre-line wrap-anywhere">{text}</p>
        </li>
      ))}
    </ul>
  );
}
