import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';

export function NotFoundPage() {
  return (
    <Page
      title="Page not found"
      width="reading"
      intro="There is nothing at this address. It may be mistyped, or the page has moved."
    >
      <LinkButton to="/" variant="primary">
        Go to the home page
      </LinkButton>
    </Page>
  );
}
