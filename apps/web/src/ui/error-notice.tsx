import { CircleAlert, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';

interface ErrorNoticeProps {
  readonly title?: string;
  /** What happened and what to do. */
  readonly message: ReactNode;
  readonly onRetry?: () => void;
  readonly isRetrying?: boolean;
}

export function ErrorNotice({ title, message, onRetry, isRetrying }: ErrorNoticeProps) {
  return (
    <div role="alert" className="flex gap-3 rounded-card border border-red/40 bg-red-soft p-4 text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-red" />
      <div className="min-w-0 flex-1 space-y-1">
        {title && <p className="font-medium">{title}</p>}
        <p>{message}</p>
        {onRetry && (
          <Button size="sm" className="mt-2" isBusy={isRetrying} icon={<RotateCcw aria-hidden />} onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
