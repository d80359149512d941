import { readDiagram, type Diagram } from '@fortyfive/documents';
import type { HighLevelDesign } from '@fortyfive/questions';
import { DamagedLogError, Replay, type Recording } from '@fortyfive/replay';
import { useMemo } from 'react';
import { DesignFindings } from '#features/debrief/design-findings';
import { troubleOf, useRecording } from '#features/replay/recording-query';
import { ErrorNotice } from '#ui/error-notice';
import { Skeleton } from '#ui/skeleton';

interface BoardFindingsProps {
  readonly interviewId: string;
  readonly reference: HighLevelDesign;
}

/** The board as the recording leaves it, against the reference design. */
export default function BoardFindings({ interviewId, reference }: BoardFindingsProps) {
  const { data, error, isFetching, refetch } = useRecording(interviewId);
  const board = useMemo(() => (data ? boardAtEnd(data.recording) : null), [data]);
  if (board) return <DesignFindings reference={reference} board={board} />;
  if (data) return <ErrorNotice message="The recording is damaged, so the board cannot be compared." />;
  if (!error) return <Skeleton className="h-32 w-full" />;
  const { title, sentence, canTryAgain } = troubleOf(error);
  return (
    <ErrorNotice
      title={title}
      message={sentence}
      isRetrying={isFetching}
      {...(canTryAgain && { onRetry: () => void refetch() })}
    />
  );
}

function boardAtEnd(recording: Recording): Diagram | null {
  try {
    return readDiagram(new Replay(recording).at(Infinity).documents.board);
  } catch (error) {
    if (error instanceof DamagedLogError) return null;
    throw error;
  }
}
