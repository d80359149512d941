import type { OwnQuestionVersion } from '@fortyfive/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messageOf } from '#platform/http';
import { Badge } from '#ui/badge';
import { Button } from '#ui/button';
import { Dialog } from '#ui/dialog';
import { formatDateTime } from '#ui/duration';
import { ErrorNotice } from '#ui/error-notice';
import { Skeleton } from '#ui/skeleton';
import { TextArea } from '#ui/text-area';
import { versionQuery } from './own-questions-query';

interface VersionsDialogProps {
  readonly id: string;
  readonly versions: readonly OwnQuestionVersion[];
  readonly onRestore: (yaml: string) => void;
  readonly onClose: () => void;
}

export function VersionsDialog({ id, versions, onRestore, onClose }: VersionsDialogProps) {
  const [shown, setShown] = useState<string | null>(null);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title="Versions"
      description="Every version that an interview has is kept, and of the others the last of every ten minutes. Comments are not kept in versions."
    >
      {versions.length === 0 && <p>There is none yet. The first one is made when nothing is wrong with the text.</p>}
      <ul className="border-t border-line">
        {versions.map(({ version, at, isCurrent, isPinned }) => (
          <li key={version} className="flex flex-col gap-3 border-b border-line py-3">
            <div className="flex flex-wrap items-center gap-2">
              <span className="tabular-nums">{formatDateTime(at)}</span>
              {isCurrent && <Badge tone="green">In use</Badge>}
              {isPinned && <Badge>In an interview</Badge>}
              <Button
                size="sm"
                className="ml-auto"
                aria-expanded={version === shown}
                onClick={() => setShown(version === shown ? null : version)}
              >
                {version === shown ? 'Hide' : 'Look at it'}
              </Button>
            </div>
            {version === shown && <Version id={id} version={version} onRestore={onRestore} />}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

interface VersionProps {
  readonly id: string;
  readonly version: string;
  readonly onRestore: (yaml: string) => void;
}

function Version({ id, version, onRestore }: VersionProps) {
  const { data, error, isFetching, refetch } = useQuery(versionQuery(id, version));
  if (error) return <ErrorNotice message={messageOf(error)} onRetry={() => void refetch()} isRetrying={isFetching} />;
  if (!data) return <Skeleton className="h-48" />;
  return (
    <>
      <TextArea label="Its text" isLabelHidden readOnly value={data.yaml} className="max-h-48 font-mono text-xs" />
      <Button variant="primary" className="self-start" onClick={() => onRestore(data.yaml)}>
        Put it into the editor
      </Button>
    </>
  );
}
