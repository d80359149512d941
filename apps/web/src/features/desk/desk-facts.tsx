import type { GivenFact } from '@fortyfive/interview';
import type { Fact } from '@fortyfive/questions';
import { useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { TextField } from '#ui/text-field';
import { FactButton } from './fact-button';
import { groupFacts } from './fact-groups';
import { useRovingFocus } from './use-roving-focus';

interface DeskFactsProps {
  readonly facts: readonly Fact[];
  readonly given: readonly GivenFact[];
  readonly startedAtMs: number;
  readonly onGive: (factId: string) => void;
  readonly filterRef: Ref<HTMLInputElement>;
}

/** Facts to give when they are asked for: found by a word or by the group, given with one press (DESK-4). */
export function DeskFacts({ facts, given, startedAtMs, onGive, filterRef }: DeskFactsProps) {
  const [filter, setFilter] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const roving = useRovingFocus(list);
  const groups = groupFacts(facts, filter);
  const firstId = groups[0]?.facts[0]?.id;
  const onFilterKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && filter !== '') setFilter('');
    else if (event.key === 'ArrowDown' || event.key === 'Enter') roving.focusFirst();
    else return;
    event.preventDefault();
  };
  return (
    <div className="flex flex-col gap-3">
      <TextField
        ref={filterRef}
        label="Filter the facts"
        isLabelHidden
        type="search"
        placeholder="What do they ask about?"
        value={filter}
        onChange={({ target }) => setFilter(target.value)}
        onKeyDown={onFilterKey}
      />
      <div ref={list} onKeyDown={roving.onKeyDown} onFocus={roving.onFocus} className="-mx-2 flex flex-col gap-3">
        {groups.map(({ kind, title, facts: ofKind }) => (
          <section key={kind} aria-label={title}>
            <h4 className="px-2 pb-1 text-xs font-medium text-muted">{title}</h4>
            <ul className="flex flex-col">
              {ofKind.map((fact) => (
                <li key={fact.id}>
                  <FactButton
                    fact={fact}
                    given={given.find(({ factId }) => factId === fact.id)}
                    startedAtMs={startedAtMs}
                    isTabStop={fact.id === roving.currentIn(ofKindIds(groups), firstId)}
                    onGive={() => onGive(fact.id)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p role="status" className="text-muted empty:hidden">
        {groups.length === 0 && 'The question says nothing about that. Let them choose what is sensible, and say why.'}
      </p>
    </div>
  );
}

function ofKindIds(groups: ReturnType<typeof groupFacts>): readonly string[] {
  return groups.flatMap(({ facts }) => facts.map(({ id }) => id));
}
