import type { ReferenceView } from '@fortyfive/contract';

type Table = ReferenceView['tables'][number];

/** Each figure with its source and, where it ages, the year it was true (REFERENCE-1). */
export function FigureTable({ table }: { readonly table: Table }) {
  const { id, title, note, figures } = table;
  return (
    <section aria-labelledby={`${id}-heading`} className="min-w-0 print:mt-1">
      <h2 id={`${id}-heading`} className="text-base font-semibold print:break-after-avoid">
        {title}
      </h2>
      {note && <p className="mt-1 text-xs text-muted print:mt-0 print:break-after-avoid">{note}</p>}
      <table className="mt-2 w-full border-t border-line text-left text-sm print:mt-0">
        <thead className="sr-only">
          <tr>
            <th scope="col">What</th>
            <th scope="col">How much</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ what, value, year, source }) => (
            <tr key={what} className="border-b border-line align-top print:break-inside-avoid">
              <th scope="row" className="w-2/5 py-1.5 pr-3 font-normal print:py-0">
                {what}
              </th>
              <td className="py-1.5 print:py-0">
                <span className="font-medium tabular-nums">{value}</span>{' '}
                <span className="text-xs wrap-anywhere text-muted">
                  {source}
                  {year !== undefined && `, ${year}`}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
