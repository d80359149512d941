import { useQuery } from '@tanstack/react-query';
import { CompanyList, CompanySources } from '#features/companies/company-list';
import { companiesQuery } from '#features/companies/companies-query';
import { countOfQuestions } from '#features/questions/question-words';
import { Page } from '#ui/page';
import { QuestionsNav } from '../questions-nav';
import { BankContent } from './bank-content';

export function CompaniesPage() {
  const query = useQuery(companiesQuery);
  return (
    <Page
      title="Companies"
      header={<QuestionsNav />}
      intro="What twelve companies are said to ask and to look for, and a mock interview for each."
    >
      <BankContent loadingLabel="Loading the companies" query={query}>
        {({ companies, sources }) => (
          <>
            <CompanyList companies={companies} renderCount={countHere} />
            <CompanySources sources={sources} />
          </>
        )}
      </BankContent>
    </Page>
  );
}

function countHere(problemCount: number): string {
  return problemCount === 0
    ? 'None of its known questions is in the bank'
    : `${countOfQuestions(problemCount)} in the bank`;
}
