import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { companiesQuery } from '#features/companies/companies-query';
import { CompanySources } from '#features/companies/company-list';
import { CompanyProfile } from '#features/companies/company-profile';
import { EmptyState } from '#ui/empty-state';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';
import { QuestionsNav } from '../questions-nav';
import { BankContent, useKnownQuestions } from './bank-content';

export function CompanyPage() {
  const { slug } = useParams({ from: '/companies/$slug' });
  const query = useQuery(companiesQuery);
  const { renderProblem } = useKnownQuestions();
  const company = query.data?.companies.find((one) => one.slug === slug);
  const title = company?.name ?? (query.data ? 'Company not found' : 'Company');
  return (
    <Page title={title} header={<QuestionsNav />}>
      <BankContent loadingLabel="Loading the company" query={query}>
        {({ sources }) =>
          company ? (
            <>
              <CompanyProfile company={company} renderProblem={renderProblem} />
              <CompanySources sources={sources} />
            </>
          ) : (
            <EmptyState
              title="No company is called that here"
              action={<LinkButton to="/companies">See all companies</LinkButton>}
            />
          )
        }
      </BankContent>
    </Page>
  );
}
