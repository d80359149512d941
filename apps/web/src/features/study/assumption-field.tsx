import type { BriefView } from '@fortyfive/contract';
import { Button } from '#ui/button';
import { TextField } from '#ui/text-field';
import { readAmount, writeAmount } from './amount';

interface AssumptionFieldProps {
  readonly assumption: BriefView['problem']['estimation']['assumptions'][number];
  /** Where it comes from, in words. */
  readonly source: string;
  /** `undefined` while it stands as the problem says. */
  readonly typed: string | undefined;
  readonly isUnread: boolean;
  readonly onType: (text: string) => void;
}

/** One assumption with its unit and where it comes from. */
export function AssumptionField({ assumption, source, typed, isUnread, onType }: AssumptionFieldProps) {
  const { value, unit } = assumption;
  const text = typed ?? writeAmount(value);
  const name = sayName(assumption.name);
  const multiply = (factor: number) =>
    onType(writeAmount(Number(((readAmount(text) ?? value) * factor).toPrecision(6))));
  return (
    <div className="flex flex-col gap-1">
      <div aria-hidden className="flex items-baseline justify-between gap-2">
        <span className="min-w-0 text-sm font-medium">{name}</span>
        <span className="text-xs text-muted">{unit || 'a bare number'}</span>
      </div>
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <TextField
            label={`${name}${unit && `, ${unit}`}`}
            isLabelHidden
            inputMode="decimal"
            autoComplete="off"
            className={typed === undefined ? 'tabular-nums' : 'border-accent font-medium tabular-nums'}
            value={text}
            hint={source}
            error={isUnread ? 'This is not a number, such as 1500, 2.5 k or 100 M.' : undefined}
            onChange={(event) => onType(event.target.value)}
          />
        </div>
        <Button
          variant="quiet"
          aria-label={`${name} ÷10`}
          className="px-2 tabular-nums print:hidden"
          onClick={() => multiply(0.1)}
        >
          ÷10
        </Button>
        <Button
          variant="quiet"
          aria-label={`${name} ×10`}
          className="px-2 tabular-nums print:hidden"
          onClick={() => multiply(10)}
        >
          ×10
        </Button>
      </div>
    </div>
  );
}

/** As people say it: `sayName('followsPerLink') // 'Follows per link'`. */
function sayName(name: string): string {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
