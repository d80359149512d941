import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useUser } from '#features/accounts/session';
import { companiesQuery } from '#features/companies/companies-query';
import { Browse } from '#features/questions/browse';
import { DrawButton } from '#features/questions/draw-button';
import { filtersOf, toSearch } from '#features/questions/question-search';
import { Page } from '#ui/page';
import { QuestionsNav } from '../questions-nav';

export function QuestionsPage() {
  const filters = filtersOf(useSearch({ from: '/questions' }));
  const navigate = useNavigate({ from: '/questions' });
  const companies = useQuery(companiesQuery).data?.companies;
  const isSignedIn = useUser() !== null;
  return (
    <Page
      title="Questions"
      header={<QuestionsNav />}
      intro="Every question says what it is about and nothing more, so that you can still be its candidate."
      actions={<DrawButton filters={filters} companies={companies} isSignedIn={isSignedIn} />}
    >
      <Browse
        filters={filters}
        companies={companies}
        hasStanding={isSignedIn}
        onChange={(next, { isTyping } = { isTyping: false }) =>
          navigate({ search: toSearch(next), replace: isTyping, resetScroll: false })
        }
      />
    </Page>
  );
}
