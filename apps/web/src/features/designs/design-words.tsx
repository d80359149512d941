import { KIND_NAMES } from '@fortyfive/documents';
import { nameOfComponent, type DesignHop, type HighLevelDesign } from '@fortyfive/questions';

/** One way through the design, hop by hop; the numbers are those in the picture. */
export function PathWords({ hops, title }: { readonly hops: readonly DesignHop[]; readonly title: string }) {
  return (
    <ol aria-label={title} className="flex max-w-144 flex-col gap-1 text-sm">
      {hops.map(({ from, to, label, isAnswer }, place) => (
        <li key={place} className="flex gap-2">
          <span aria-hidden className="w-5 shrink-0 text-right font-semibold text-accent tabular-nums">
            {place + 1}
          </span>
          <span className="min-w-0">
            <span className="font-medium">{nameOfComponent(from)}</span>
            {isAnswer ? ' back to ' : ' to '}
            <span className="font-medium">{nameOfComponent(to)}</span>
            <span className="text-muted">: {label}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The whole design in words: what each component is there for, and where it leads. */
export function DesignWords({ design }: { readonly design: HighLevelDesign }) {
  return (
    <dl aria-label="Components and connections" className="grid gap-x-8 gap-y-4 text-sm md:grid-cols-2">
      {design.components.map(({ id, kind, purpose }) => {
        const onward = design.connections.filter(({ from }) => from === id);
        return (
          <div key={id} className="min-w-0 break-inside-avoid">
            <dt>
              <span className="font-medium">{nameOfComponent(id)}</span>
              <span className="text-muted"> · {KIND_NAMES[kind]}</span>
            </dt>
            <dd>{purpose}</dd>
            {onward.map(({ to, label }) => (
              <dd key={`${to} ${label}`} className="text-muted">
                <span aria-hidden>→ </span>
                <span className="sr-only">Leads to </span>
                {nameOfComponent(to)}: {label}
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}
