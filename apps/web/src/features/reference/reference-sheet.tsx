import type { ReferenceView } from '@fortyfive/contract';
import { FigureTable } from './figure-table';
import { givenInWords, resultInWords } from './worked-example';

type Formula = ReferenceView['formulas'][number];

/** Formulas and figures to have beside one while practising. On paper it is two columns in small print (REFERENCE-3). */
export function ReferenceSheet({ formulas, tables }: Pick<ReferenceView, 'formulas' | 'tables'>) {
  return (
    <div data-small-print className="grid grid-cols-1 gap-12 print:block print:columns-2 print:gap-6">
      <section aria-labelledby="formulas-heading">
        <h2 id="formulas-heading" className="mb-4 text-lg font-semibold print:mb-1">
          Formulas
        </h2>
        <ul className="grid grid-cols-1 gap-x-8 border-t border-line md:grid-cols-2 print:block print:border-0">
          {formulas.map((formula) => (
            <FormulaEntry key={formula.id} formula={formula} />
          ))}
        </ul>
      </section>
      <div className="grid grid-cols-1 gap-x-8 gap-y-12 lg:grid-cols-2 print:block">
        {tables.map((table) => (
          <FigureTable key={table.id} table={table} />
        ))}
      </div>
    </div>
  );
}

function FormulaEntry({ formula }: { readonly formula: Formula }) {
  const { name, formula: written, use, worked } = formula;
  return (
    <li className="grid content-start gap-1 border-b border-line py-3 text-sm print:block print:break-inside-avoid print:py-0.5">
      <h3 className="font-medium">{name}</h3>
      <p className="font-mono text-xs">{written}</p>
      <p className="text-xs text-muted">{use}</p>
      <p className="text-xs text-muted tabular-nums">
        Example: {givenInWords(worked)} → <span className="font-medium text-ink">{resultInWords(worked)}</span>
      </p>
    </li>
  );
}
