import { Link, useMatches } from '@tanstack/react-router';
import { AccountMenu } from '#features/accounts/account-menu';
import { useUser } from '#features/accounts/session';
import { LinkButton } from '#ui/link-button';
import { ThemeMenu } from '#ui/theme-menu';
import { Wordmark } from './wordmark';

const NAV_CLASS =
  'rounded-control px-1.5 py-1 text-sm sm:px-2 whitespace-nowrap text-muted transition-colors hover:text-ink aria-[current]:font-medium aria-[current]:text-ink';

export function SiteHeader() {
  const user = useUser();
  const isAboutQuestions = useMatches({
    select: (matches) => matches.some((match) => match.staticData.isAboutQuestions),
  });
  return (
    <header className="border-b border-line print:hidden">
      <div className="flex h-14 items-center gap-1 px-4 sm:gap-2 sm:px-6">
        <Link to="/" className="mr-1 rounded-control sm:mr-2" aria-label="Fortyfive, home">
          <Wordmark />
        </Link>
        <nav aria-label="Main" className="flex items-center gap-1">
          {user && (
            <>
              <Link to="/" activeOptions={{ exact: true }} className={`${NAV_CLASS} hidden sm:block`}>
                Home
              </Link>
              <Link to="/interviews" activeOptions={{ exact: true }} className={NAV_CLASS}>
                <span className="hidden sm:inline">My </span>
                <span className="inline-block first-letter:uppercase sm:first-letter:lowercase">interviews</span>
              </Link>
            </>
          )}
          <Link to="/questions" aria-current={isAboutQuestions ? 'true' : undefined} className={NAV_CLASS}>
            Questions
          </Link>
        </nav>
        <div className="ml-auto flex items-center gap-1">
          <ThemeMenu />
          {user ? (
            <AccountMenu user={user} />
          ) : (
            <LinkButton to="/sign-in" search={{}} variant="quiet">
              Sign in
            </LinkButton>
          )}
        </div>
      </div>
    </header>
  );
}
