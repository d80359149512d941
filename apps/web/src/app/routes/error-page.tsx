import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { messageOf } from '#platform/http';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';

/** Takes the place of a page that could not be loaded or that broke; the header stays. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  function retry(): void {
    reset();
    void router.invalidate();
  }
  return (
    <Page title="This page did not load" width="reading">
      <div className="grid justify-items-start gap-4">
        <ErrorNotice message={messageOf(error)} onRetry={retry} />
        <LinkButton to="/">Go to the home page</LinkButton>
      </div>
    </Page>
  );
}
