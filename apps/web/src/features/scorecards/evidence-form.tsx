import { EVIDENCE_MAX, type Evidence } from '@fortyfive/contract';
import type { CriterionId, Rubric } from '@fortyfive/interview';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '#ui/button';
import { ChoiceGroup } from '#ui/choice-group';
import { SelectField } from '#ui/select-field';
import { TextField } from '#ui/text-field';
import type { NotedEvidence } from './use-evidence';

interface EvidenceFormProps {
  readonly one: NotedEvidence;
  readonly rubric: Rubric;
  readonly onChange: (wanted: Partial<Evidence>) => void;
  readonly onClose: () => void;
}

/** Puts a piece of evidence right: its words, its criterion, its sign. Its time stays. */
export function EvidenceForm({ one, rubric, onChange, onClose }: EvidenceFormProps) {
  const [words, setWords] = useState(one.words);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isEntered = event.key === 'Enter' && event.target === field.current;
    if (!isEntered && event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  return (
    <div role="group" aria-label="Edit the evidence" onKeyDown={onKeyDown} className="flex flex-col gap-2">
      <TextField
        ref={field}
        label="Words"
        isLabelHidden
        placeholder="What did they say or draw?"
        maxLength={EVIDENCE_MAX}
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          onChange({ words: target.value });
        }}
      />
      <SelectField
        label="Criterion"
        isLabelHidden
        value={one.criterionId}
        onChange={(id) => onChange({ criterionId: id as CriterionId })}
        options={rubric.criteria.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <ChoiceGroup
        label="Sign"
        isLabelHidden
        layout="row"
        value={one.sign}
        onChange={(sign) => onChange({ sign })}
        options={[
          { value: '+', title: '+ for it' },
          { value: '-', title: '− against it' },
        ]}
      />
      <Button size="sm" className="self-start" onClick={onClose}>
        Done
      </Button>
    </div>
  );
}
