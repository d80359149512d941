import { TAKEAWAY_MAX, THREE_PLACES } from '@fortyfive/contract';
import { useId } from 'react';
import type { Scorecard } from './use-scorecard';
import { WrittenField } from './written-field';

interface TakeawayFieldsProps {
  readonly scorecard: Scorecard;
  readonly children: string;
}

/** At most three things to take away: more, nobody works on. */
export function TakeawayFields({ scorecard, children }: TakeawayFieldsProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-2">
      <h3 id={id} className="text-sm font-medium">
        Takeaways
      </h3>
      <p className="text-xs text-muted">{children}</p>
      {THREE_PLACES.map((place, index) => (
        <div key={place} className="flex items-start gap-2">
          <span aria-hidden className="w-4 pt-2 text-right text-sm text-muted tabular-nums">
            {index + 1}
          </span>
          <div className="min-w-0 flex-1">
            <WrittenField
              label={`Takeaway ${index + 1}`}
              isLabelHidden
              rows={1}
              maxLength={TAKEAWAY_MAX}
              value={scorecard.mine?.takeaways[place] ?? ''}
              onChange={(words) => scorecard.change('takeaways', { [place]: words })}
              onLeave={scorecard.flush}
            />
          </div>
        </div>
      ))}
    </div>
  );
}
