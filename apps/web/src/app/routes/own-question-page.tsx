import type { OwnQuestionView } from '@fortyfive/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ownQuestionQuery } from '#features/own-questions/own-questions-query';
import { useQuestionDraft } from '#features/own-questions/use-question-draft';
import { ApiError, messageOf } from '#platform/http';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';
import { Loading, Skeleton } from '#ui/skeleton';
import { TextLink } from '#ui/text-link';
import { OwnQuestionActions } from './own-question-actions';
import { OwnQuestionDesk } from './own-question-desk';

/** One's own question: the text, and beside it what is wrong with it and how others see it. */
export function OwnQuestionPage() {
  const { id } = useParams({ from: '/my-questions/$id' });
  const query = useQuery(ownQuestionQuery(id));
  if (query.data) return <OwnQuestion key={id} view={query.data} />;
  if (!query.isError) {
    return (
      <Page title="My question" heading={null} header={<WayBack />} width="wide">
        <Loading label="Loading your question" className="flex flex-col gap-8">
          <Skeleton className="h-8 w-72 max-w-full" />
          <div className="grid gap-8 lg:grid-cols-2">
            <Skeleton className="h-160" />
            <Skeleton className="h-96" />
          </div>
        </Loading>
      </Page>
    );
  }
  const isRefused = query.error instanceof ApiError && [404, 409].includes(query.error.status);
  return (
    <Page title="This question did not open" header={<WayBack />} width="reading">
      <div className="flex flex-col items-start gap-6">
        <ErrorNotice
          message={messageOf(query.error)}
          isRetrying={query.isFetching}
          {...(!isRefused && { onRetry: () => void query.refetch() })}
        />
        <LinkButton to="/my-questions">Go to My questions</LinkButton>
      </div>
    </Page>
  );
}

function OwnQuestion({ view }: { readonly view: OwnQuestionView }) {
  const draft = useQuestionDraft(view);
  const { title, oneLiner } = draft.saved;
  return (
    <Page
      title={title}
      heading={<span className="wrap-anywhere">{title}</span>}
      intro={oneLiner}
      header={<WayBack />}
      width="wide"
      actions={<OwnQuestionActions view={view} draft={draft} />}
    >
      <OwnQuestionDesk view={view} draft={draft} />
    </Page>
  );
}

/** The editor is as wide as the window allows; the row of the bank's pages is not, and would only push the text down. */
function WayBack() {
  return (
    <nav aria-label="Back" className="mx-auto -mb-4 w-full max-w-2xl px-4 pt-4 text-sm sm:-mb-8 sm:px-6">
      <TextLink to="/my-questions">My questions</TextLink>
    </nav>
  );
}
