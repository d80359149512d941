import type { Improvement } from '@fortyfive/contract';
import { Check, Plus } from 'lucide-react';
import { Button } from '#ui/button';

/** Something to improve, and what speaks for it. */
export interface SuggestedImprovement extends Improvement {
  readonly id: string;
  readonly reason: string;
}

interface SuggestionListProps {
  readonly suggestions: readonly SuggestedImprovement[];
  readonly isTaken: (suggestion: SuggestedImprovement) => boolean;
  readonly hasRoom: boolean;
  readonly onTake: (suggestion: SuggestedImprovement) => void;
}

/** What could be worked on. Nothing is taken over by itself. */
export function SuggestionList({ suggestions, isTaken, hasRoom, onTake }: SuggestionListProps) {
  if (suggestions.length === 0) return null;
  return (
    <section aria-label="Suggestions" className="flex min-w-0 flex-col gap-3 print:hidden">
      <h3 className="text-sm font-semibold">Suggestions from this interview</h3>
      {!hasRoom && <p className="text-sm text-muted">All three places are taken. Empty one to take another over.</p>}
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {suggestions.map((suggestion) => (
          <li key={suggestion.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-64 text-sm">
              <p className="font-medium">{suggestion.aim}</p>
              <p>{suggestion.action}</p>
              <p className="mt-1 text-xs text-muted">{suggestion.reason}</p>
            </div>
            <TakeButton {...{ suggestion, hasRoom, onTake }} isTaken={isTaken(suggestion)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TakeButtonProps extends Pick<SuggestionListProps, 'hasRoom' | 'onTake'> {
  readonly suggestion: SuggestedImprovement;
  readonly isTaken: boolean;
}

function TakeButton({ suggestion, isTaken, hasRoom, onTake }: TakeButtonProps) {
  // The button keeps the focus when it has done its work: it only says so and does nothing more.
  const isOff = isTaken || !hasRoom;
  return (
    <Button
      size="sm"
      aria-disabled={isOff || undefined}
      icon={isTaken ? <Check aria-hidden /> : <Plus aria-hidden />}
      onClick={() => !isOff && onTake(suggestion)}
    >
      {isTaken ? 'Taken over' : 'Take over'}
      <span className="sr-only">“{suggestion.aim}”</span>
    </Button>
  );
}
