import type { Rubric } from '@fortyfive/interview';
import { Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { IconButton } from '#ui/button';
import { formatClock } from '#ui/duration';
import { titleOf } from './evidence-bar';
import { EvidenceForm } from './evidence-form';
import { EvidenceSign } from './evidence-sign';
import type { EvidenceNoting, NotedEvidence } from './use-evidence';

interface EvidenceListProps {
  readonly noting: EvidenceNoting;
  readonly rubric: Rubric;
}

/** What has been noted, newest first. Each can be put right or taken back as long as the card is open. */
export function EvidenceList({ noting, rubric }: EvidenceListProps) {
  const [editedId, setEditedId] = useState<string | null>(null);
  const region = useRef<HTMLElement>(null);
  const { noted } = noting;
  const takeBack = (one: NotedEvidence) => {
    region.current?.focus(); // The button goes, and the focus would go with it.
    noting.takeBack(one);
  };
  const close = (id: string) => {
    setEditedId(null);
    requestAnimationFrame(() => region.current?.querySelector<HTMLElement>(`[data-edit="${id}"]`)?.focus());
  };
  return (
    <section ref={region} tabIndex={-1} aria-label="Evidence" className="flex flex-col px-4 py-3 text-sm outline-none">
      <h3 className="text-xs font-medium text-muted">
        {noted.length === 0 ? 'Nothing noted yet' : `Noted so far (${noted.length})`}
      </h3>
      <ul className="flex flex-col empty:hidden">
        {noted.map((one) => (
          <li key={one.id} className="border-line py-2 not-first:border-t">
            {one.id === editedId ? (
              <EvidenceForm
                one={one}
                rubric={rubric}
                onChange={(wanted) => noting.change(one.id, wanted)}
                onClose={() => close(one.id)}
              />
            ) : (
              <NotedLine
                one={one}
                title={titleOf(rubric, one.criterionId)}
                onEdit={() => setEditedId(one.id)}
                onTakeBack={() => takeBack(one)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface NotedLineProps {
  readonly one: NotedEvidence;
  readonly title: string;
  readonly onEdit: () => void;
  readonly onTakeBack: () => void;
}

function NotedLine({ one, title, onEdit, onTakeBack }: NotedLineProps) {
  const words = one.words.trim();
  const name = `${one.sign === '+' ? 'plus' : 'minus'} for ${title} at ${formatClock(one.offsetMs)}`;
  return (
    <div className="flex items-start gap-2">
      <EvidenceSign sign={one.sign} />
      <p className="min-w-0 flex-1">
        <span className="mr-2 text-xs text-muted tabular-nums">
          {formatClock(one.offsetMs)} · {title}
        </span>
        {words && <bdi className="block break-words">{words}</bdi>}
      </p>
      <span className="-my-1 -mr-2 flex">
        <IconButton
          label={`Edit the ${name}`}
          size="sm"
          data-edit={one.id}
          icon={<Pencil aria-hidden />}
          onClick={onEdit}
        />
        <IconButton label={`Take back the ${name}`} size="sm" icon={<Trash2 aria-hidden />} onClick={onTakeBack} />
      </span>
    </div>
  );
}
