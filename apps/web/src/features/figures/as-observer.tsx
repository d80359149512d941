import { AGREEMENT_INTERVIEWS_MIN, type AgreementView } from '@fortyfive/contract';
import { useQuery } from '@tanstack/react-query';
import { AgreementTable } from './agreement-table';
import { hasEnough } from './agreement-words';
import { agreementQuery } from './figures-query';
import { FiguresSection } from './figures-section';

/** How far I rate like the interviewers whose interviews I observed (FIGURES-2). */
export function AsObserver() {
  return (
    <FiguresSection
      title="As observer"
      intro="How far your ratings agree with the interviewers', beyond what chance alone would give."
      query={useQuery(agreementQuery)}
      skeleton="h-96"
    >
      {(view) => (hasEnough(view.criteria) ? <AgreementTable criteria={view.criteria} /> : <TooFew view={view} />)}
    </FiguresSection>
  );
}

function TooFew({ view }: { readonly view: AgreementView }) {
  const { interviews } = view;
  return (
    <p className="rounded-card border border-dashed border-line p-6 text-sm text-muted">
      <span className="font-medium text-ink">
        {interviews === 0
          ? 'You have not observed an interview yet.'
          : `${interviews} ${interviews === 1 ? 'interview' : 'interviews'} so far.`}
      </span>{' '}
      Your agreement is here once you and the interviewers have rated the same criterion in {AGREEMENT_INTERVIEWS_MIN}{' '}
      interviews and their scorecards are open to you.
      {interviews === 0 && ' You observe when you open an invite link after both seats are taken.'}
    </p>
  );
}
