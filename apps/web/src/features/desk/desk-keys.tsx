/** A key of the desk and what it does. */
export interface DeskKey {
  readonly keys: string;
  readonly does: string;
}

/** All keys of the desk, for who looks for them (DESK-9). */
export function DeskKeys({ keys }: { readonly keys: readonly DeskKey[] }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-2">
      {keys.map(({ keys: combination, does }) => (
        <div key={combination} className="contents">
          <dt>
            <kbd className="rounded-control border border-line bg-sunken px-1 font-sans text-xs whitespace-nowrap text-muted">
              {combination}
            </kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
