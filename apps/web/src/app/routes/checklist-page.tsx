import { useQuery } from '@tanstack/react-query';
import { Checklists } from '#features/reference/checklists';
import { referenceQuery } from '#features/reference/reference-query';
import { Page } from '#ui/page';
import { QuestionsNav } from '../questions-nav';
import { BankContent } from './bank-content';
import { PrintButton } from './print-button';

export function ChecklistPage() {
  const query = useQuery(referenceQuery);
  return (
    <Page
      title="Checklist"
      header={<QuestionsNav />}
      intro="What to do before, during and after an interview. It prints on paper, to tick off by hand."
      actions={<PrintButton />}
    >
      <BankContent loadingLabel="Loading the checklist" query={query}>
        {({ checklists }) => <Checklists checklists={checklists} />}
      </BankContent>
    </Page>
  );
}
