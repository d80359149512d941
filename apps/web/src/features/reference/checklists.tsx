import type { ReferenceView } from '@fortyfive/contract';
import { X } from 'lucide-react';

/** Lists for the day, with boxes to tick on paper. */
export function Checklists({ checklists }: Pick<ReferenceView, 'checklists'>) {
  return (
    <div className="columns-1 gap-8 md:columns-2">
      {checklists.map(({ id, title, items }) => (
        <section key={id} aria-labelledby={`${id}-heading`} className="mb-8 break-inside-avoid print:mb-3">
          <h2 id={`${id}-heading`} className="mb-2 text-base font-semibold print:mb-1">
            {title}
          </h2>
          <ul className="grid gap-2 text-sm print:gap-0.5">
            {items.map((item) => (
              <li key={item} className="flex gap-2 print:break-inside-avoid">
                {isToDo(id) ? <Box /> : <Cross />}
                <span className="min-w-0">{item}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** A red flag is nothing to tick off. */
function isToDo(id: string): boolean {
  return !id.startsWith('red-flags');
}

function Box() {
  return (
    <span
      aria-hidden
      className="mt-1 size-3.5 shrink-0 rounded-xs border border-line-strong print:mt-0.5 print:size-2.5"
    />
  );
}

function Cross() {
  return <X aria-hidden className="mt-1 size-3.5 shrink-0 text-muted print:mt-0.5 print:size-2.5" />;
}
