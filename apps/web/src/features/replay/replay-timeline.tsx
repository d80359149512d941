import type { Chapter, Moment, Recording } from '@fortyfive/replay';
import { formatClock } from '#ui/duration';
import { EmptyState } from '#ui/empty-state';
import { ErrorNotice } from '#ui/error-notice';
import { Loading, Skeleton } from '#ui/skeleton';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { troubleOf, useRecording } from './recording-query';
import { ReplayChapters } from './replay-chapters';
import { ReplaySlider } from './replay-slider';
import { useReplay } from './use-replay';

interface ReplayTimelineProps {
  readonly interviewId: string;
  /** What to show of a moment. */
  readonly children: (moment: Moment) => ReactNode;
  /** A moment to go to, as a new object each time. */
  readonly wanted?: WantedMoment | null;
  /** What to say of the whole recording below the time line; `open` goes to a moment and brings it into view. */
  readonly below?: (recording: OpenRecording) => ReactNode;
}

/** A moment that somebody wants to see, ms since the start. */
export interface WantedMoment {
  readonly timeMs: number;
}

/** A recording with its chapters, and the way to its moments. */
export interface OpenRecording {
  readonly recording: Recording;
  readonly chapters: readonly Chapter[];
  readonly open: (timeMs: number) => void;
}

/** An interview on its time line: what `children` makes of the chosen moment, and below it the slider. */
export function ReplayTimeline({ interviewId, wanted = null, children, below }: ReplayTimelineProps) {
  const { data, error, isFetching, refetch } = useRecording(interviewId);
  if (data?.recording.entries.length === 0) {
    return (
      <EmptyState title="Nothing was recorded">
        A recording begins with the first thing that happens in a room.
      </EmptyState>
    );
  }
  if (data) return <Timeline {...{ ...data, wanted, below }}>{children}</Timeline>;
  if (!error) return <TimelineSkeleton />;
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

interface TimelineProps extends Pick<ReplayTimelineProps, 'children' | 'below'> {
  readonly wanted: WantedMoment | null;
  readonly recording: Recording;
  readonly chapters: readonly Chapter[];
}

function Timeline({ recording, chapters, wanted, children, below }: TimelineProps) {
  const { timeMs, durationMs, moment, seek } = useReplay(recording);
  const shown = useMemo(() => (moment ? children(moment) : <UnreadableMoment />), [children, moment]);
  const [timeline, setTimeline] = useState<HTMLDivElement | null>(null);
  const open = useCallback(
    (nextMs: number) => {
      seek(nextMs);
      timeline?.scrollIntoView({ block: 'nearest' });
    },
    [seek, timeline],
  );
  useEffect(() => {
    if (!wanted || !timeline) return;
    open(Math.min(wanted.timeMs, durationMs));
    // From there the keys go on (REPLAY-WEB-6).
    timeline.querySelector<HTMLElement>('[role=slider]')?.focus({ preventScroll: true });
  }, [wanted, open, durationMs, timeline]);
  const rest = useMemo(() => below?.({ recording, chapters, open }), [below, recording, chapters, open]);
  return (
    <>
      <div ref={setTimeline} className="flex h-full min-h-0 flex-col gap-3">
        <div className="min-h-0 flex-1">{shown}</div>
        <div role="group" aria-label="Time line" className="px-1">
          <p className="mb-1 text-sm text-muted tabular-nums">
            <span className="font-medium text-ink">{formatClock(timeMs)}</span> of {formatClock(durationMs)}
          </p>
          <ReplayChapters chapters={chapters} timeMs={timeMs} onSeek={seek} />
          <ReplaySlider timeMs={timeMs} durationMs={durationMs} chapters={chapters} onSeek={seek} />
        </div>
      </div>
      {rest}
    </>
  );
}

function UnreadableMoment() {
  return (
    <ErrorNotice
      title="The recording is damaged"
      message="It cannot be read up to this moment. Go back on the time line: what lies before the damage can still be seen."
    />
  );
}

function TimelineSkeleton() {
  return (
    <Loading label="Loading the recording" className="flex h-full min-h-0 flex-col gap-3">
      <Skeleton className="min-h-48 flex-1" />
      <Skeleton className="h-6 w-full" />
      <Skeleton className="h-6 w-full" />
    </Loading>
  );
}
