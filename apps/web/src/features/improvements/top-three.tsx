import { TAKEAWAY_MAX, type Improvement } from '@fortyfive/contract';
import { useQuery } from '@tanstack/react-query';
import { messageOf } from '#platform/http';
import { ErrorNotice } from '#ui/error-notice';
import { Loading, Skeleton } from '#ui/skeleton';
import { TextArea } from '#ui/text-area';
import { improvementsQuery } from './improvements-query';
import { SavingNote } from './saving-note';
import { SuggestionList, type SuggestedImprovement } from './suggestion-list';
import { useImprovements } from './use-improvements';

interface TopThreeProps {
  readonly interviewId: string;
  /** What could be worked on, each with what speaks for it. */
  readonly suggestions: readonly SuggestedImprovement[];
}

/** The three things to do better next time, with an action each. Mine alone. */
export function TopThree({ interviewId, suggestions }: TopThreeProps) {
  const query = useQuery(improvementsQuery(interviewId));
  if (query.data) {
    return <TopThreeEditor {...{ interviewId, suggestions }} held={query.data.improvements} key={interviewId} />;
  }
  if (query.isError) {
    return (
      <ErrorNotice
        message={messageOf(query.error)}
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    );
  }
  return (
    <Loading label="Loading your top three" className="flex flex-col gap-4">
      {Array.from({ length: 3 }, (_, row) => (
        <Skeleton key={row} className="h-24 w-full" />
      ))}
    </Loading>
  );
}

interface TopThreeEditorProps extends TopThreeProps {
  readonly held: readonly Improvement[];
}

function TopThreeEditor({ interviewId, suggestions, held }: TopThreeEditorProps) {
  const { places, status, refusal, write, flush } = useImprovements(interviewId, held);
  const free = places.findIndex(({ aim, action }) => `${aim}${action}`.trim() === '');
  return (
    <div className="grid items-start gap-8 lg:grid-cols-2 lg:gap-12 print:block">
      <div className="flex min-w-0 flex-col gap-4">
        <ol className="flex flex-col gap-6">
          {places.map((improvement, place) => (
            <PlaceFields
              key={place}
              place={place}
              improvement={improvement}
              onWrite={(wanted) => write(place, wanted)}
              onLeave={flush}
            />
          ))}
        </ol>
        <div className="flex flex-wrap items-center justify-between gap-2 text-xs text-muted print:hidden">
          <p>Only you see them. They come back before your next interview.</p>
          <SavingNote status={status} refusal={refusal} />
        </div>
      </div>
      <SuggestionList
        suggestions={suggestions}
        isTaken={({ aim }) => places.some((one) => one.aim === aim)}
        hasRoom={free >= 0}
        onTake={({ aim, action }) => {
          write(free, { aim, action });
          flush();
        }}
      />
    </div>
  );
}

interface PlaceFieldsProps {
  readonly place: number;
  readonly improvement: Improvement;
  readonly onWrite: (wanted: Partial<Improvement>) => void;
  readonly onLeave: () => void;
}

function PlaceFields({ place, improvement, onWrite, onLeave }: PlaceFieldsProps) {
  const limits = { maxLength: TAKEAWAY_MAX, rows: 1, onBlur: onLeave };
  const isEmpty = `${improvement.aim}${improvement.action}`.trim() === '';
  return (
    <li className={isEmpty ? 'flex gap-3 print:hidden' : 'flex gap-3 break-inside-avoid'}>
      <span
        aria-hidden
        className="mt-1 flex size-7 shrink-0 items-center justify-center rounded-full bg-sunken text-sm font-semibold text-muted tabular-nums"
      >
        {place + 1}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <TextArea
          {...limits}
          label={`What to improve, number ${place + 1}`}
          isLabelHidden
          placeholder="What to do better next time"
          value={improvement.aim}
          onChange={({ target }) => onWrite({ aim: target.value })}
        />
        <TextArea
          {...limits}
          label={`What you will do for number ${place + 1}`}
          isLabelHidden
          placeholder="What you will do for it"
          value={improvement.action}
          onChange={({ target }) => onWrite({ action: target.value })}
        />
      </div>
    </li>
  );
}
