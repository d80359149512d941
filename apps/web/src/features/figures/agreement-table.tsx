import type { CriterionAgreement } from '@fortyfive/contract';
import { rubricOf, RUBRIC_VERSION, type CriterionId } from '@fortyfive/interview';
import { formatInterval, formatKappa, wordFor } from './agreement-words';

/** Of all versions, because old interviews count as well. */
const TITLES = new Map<CriterionId, string>(
  Array.from({ length: RUBRIC_VERSION }, (_, index) => rubricOf(index + 1))
    .flatMap(({ criteria }) => criteria)
    .map(({ id, title }) => [id, title]),
);

interface AgreementTableProps {
  readonly criteria: readonly CriterionAgreement[];
}

export function AgreementTable({ criteria }: AgreementTableProps) {
  return (
    <>
      <table className="w-full border-collapse border-b border-line text-sm">
        <caption className="sr-only">Agreement with the interviewers per criterion</caption>
        <thead>
          <tr className="text-xs text-muted">
            <th scope="col" className="pb-2 text-left font-medium">
              Criterion
            </th>
            <th scope="col" className="pb-2 pl-4 text-right font-medium">
              Interviews
            </th>
            <td aria-hidden className="hidden w-1/4 pb-2 pl-8 md:table-cell">
              <div className="flex justify-between tabular-nums">
                <span>−1</span>
                <span>0</span>
                <span>1</span>
              </div>
            </td>
            <th scope="col" className="pb-2 pl-4 text-left font-medium md:pl-8">
              Agreement
            </th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((one) => (
            <AgreementRow key={one.criterionId} agreement={one} />
          ))}
        </tbody>
      </table>
      <p className="mt-3 max-w-lg text-xs text-muted">
        The number is weighted kappa (Cohen 1968): 1 when you always agree, 0 for what chance alone would give. The
        words are those of Landis and Koch (1977). With 95 % confidence it lies in the range that follows; few
        interviews leave it wide.
      </p>
    </>
  );
}

function AgreementRow({ agreement }: { readonly agreement: CriterionAgreement }) {
  const { criterionId, interviews, weightedKappa, interval } = agreement;
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="py-2 text-left font-normal">
        {TITLES.get(criterionId)}
      </th>
      <td className="py-2 pl-4 text-right text-muted tabular-nums">{interviews}</td>
      <td aria-hidden className="hidden py-2 pl-8 md:table-cell">
        {weightedKappa !== null && <KappaRange kappa={weightedKappa} interval={interval} />}
      </td>
      <td className="w-2/5 py-2 pl-4 md:pl-8">
        {weightedKappa === null ? (
          <span className="text-muted">{wordFor(agreement)}</span>
        ) : (
          <>
            <span className="font-medium">{wordFor(agreement)}</span>{' '}
            <span className="tabular-nums">{formatKappa(weightedKappa)}</span>
            <span className="block text-xs text-muted tabular-nums">
              {interval ? formatInterval(interval) : 'no range: the ratings vary too little'}
            </span>
          </>
        )}
      </td>
    </tr>
  );
}

/** From -1 to 1: a band for the interval, a dot for the kappa, a line where chance is. */
function KappaRange({
  kappa,
  interval,
}: {
  readonly kappa: number;
  readonly interval: CriterionAgreement['interval'];
}) {
  const place = (value: number) => ((value + 1) / 2) * 100;
  return (
    <div className="relative h-5">
      <div className="absolute inset-x-0 top-1/2 h-px bg-line" />
      <div className="absolute inset-y-1 left-1/2 w-px bg-line-strong" />
      {interval && (
        <div
          style={{ left: `${place(interval.low)}%`, width: `${place(interval.high) - place(interval.low)}%` }}
          className="absolute inset-y-1.5 rounded-control bg-accent/30"
        />
      )}
      <div
        style={{ left: `${place(kappa)}%` }}
        className="absolute top-1/2 size-2 -translate-1/2 rounded-full bg-accent"
      />
    </div>
  );
}
