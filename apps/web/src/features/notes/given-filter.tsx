import { STEPS } from '@fortyfive/interview';
import { ListFilter } from 'lucide-react';
import { IconButton } from '#ui/button';
import type { NotesGiven } from './notes-given';

interface GivenFilterProps {
  readonly given: NotesGiven;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Leaves only what was given in sight, to find an answer again. Not there while there is nothing to find. */
export function GivenFilter({ given, isOn, onChange }: GivenFilterProps) {
  const count = STEPS.reduce((sum, { id }) => sum + given.countIn(id), 0);
  if (count === 0) return null;
  return (
    <IconButton
      size="sm"
      label={`Show only what was given (${count})`}
      aria-pressed={isOn}
      icon={<ListFilter aria-hidden />}
      className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
      onClick={() => onChange(!isOn)}
    />
  );
}
