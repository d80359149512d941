import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button } from '#ui/button';
import { classes } from '#ui/classes';

interface FoldProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** What few want to read at once. On paper it is there: nothing can be pressed on it. */
export function Fold({ label, children }: FoldProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <Button
        size="sm"
        variant="quiet"
        aria-expanded={isOpen}
        aria-controls={id}
        className="-ml-2 print:-ml-2"
        icon={
          <ChevronDown aria-hidden className={classes('transition-transform print:hidden', !isOpen && '-rotate-90')} />
        }
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </Button>
      <div id={id} className={classes('mt-2 print:block', !isOpen && 'hidden')}>
        {children}
      </div>
    </div>
  );
}
