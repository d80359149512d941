import { useQuery } from '@tanstack/react-query';
import { referenceQuery } from '#features/reference/reference-query';
import { ReferenceSheet } from '#features/reference/reference-sheet';
import { Page } from '#ui/page';
import { QuestionsNav } from '../questions-nav';
import { BankContent } from './bank-content';
import { PrintButton } from './print-button';

export function ReferencePage() {
  const query = useQuery(referenceQuery);
  return (
    <Page
      title="Quick reference"
      header={<QuestionsNav />}
      intro="Formulas, each with an example, and figures with their source and their year."
      actions={<PrintButton />}
      width="wide"
    >
      <BankContent loadingLabel="Loading the sheet" query={query}>
        {({ formulas, tables }) => <ReferenceSheet formulas={formulas} tables={tables} />}
      </BankContent>
    </Page>
  );
}
