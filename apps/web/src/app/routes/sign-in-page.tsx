import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { isGuest, useSignOut, useUser } from '#features/accounts/session';
import { SignInForm } from '#features/accounts/sign-in-form';
import { SignUpForm } from '#features/accounts/sign-up-form';
import { Button } from '#ui/button';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';
import { Tabs } from '#ui/tabs';
import { TextLink } from '#ui/text-link';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const user = useUser();
  // Taken once: while the form signs somebody in, the page must not change under it.
  const [wasSignedIn] = useState(user !== null && !isGuest(user));
  return wasSignedIn ? <AlreadySignedIn /> : <SignInOrUp />;
}

function SignInOrUp() {
  const router = useRouter();
  const navigate = route.useNavigate();
  const { tab, next } = route.useSearch();
  const user = useUser();
  const [guest] = useState(user);
  const shown = tab ?? (guest ? 'sign-up' : 'sign-in');
  async function goOn(): Promise<void> {
    await router.navigate({ href: next ?? '/' });
    await router.invalidate();
  }
  return (
    <Page title={shown === 'sign-in' ? 'Sign in' : 'Make an account'} width="narrow">
      <Tabs
        label="Sign in or make an account"
        value={shown}
        onChange={(value) => void navigate({ search: (search) => ({ ...search, tab: value }), replace: true })}
        tabs={[
          {
            value: 'sign-in',
            label: 'Sign in',
            content: (
              <div className="grid gap-6 pt-6">
                {guest && <GuestWarning />}
                <SignInForm onSignedIn={() => void goOn()} />
              </div>
            ),
          },
          {
            value: 'sign-up',
            label: 'Make an account',
            content: (
              <div className="grid gap-6 pt-6">
                {guest && (
                  <p className="text-sm text-muted">
                    You are here as a guest. With an account everything you did so far stays with you, on every device.
                  </p>
                )}
                <SignUpForm guest={guest} onSignedUp={() => void goOn()} />
              </div>
            ),
          },
        ]}
      />
      {!guest && <GuestHint />}
    </Page>
  );
}

function GuestWarning() {
  return (
    <p className="text-sm text-muted">
      You are here as a guest. Signing in to an account you already have leaves your guest interviews behind; make a new
      account to keep them.
    </p>
  );
}

function GuestHint() {
  return (
    <p className="mt-6 border-t border-line pt-6 text-sm text-muted">
      You need no account to practise: <TextLink to="/start">start an interview</TextLink> with only a name. To join
      one, open the link your partner sent you.
    </p>
  );
}

function AlreadySignedIn() {
  const user = useUser();
  const signOut = useSignOut();
  return (
    <Page
      title="You are signed in"
      width="narrow"
      intro={
        <>
          As <bdi>{user?.displayName}</bdi>, with {user?.email}.
        </>
      }
    >
      <div className="flex flex-wrap gap-2">
        <LinkButton to="/" variant="primary">
          Go to the home page
        </LinkButton>
        <Button isBusy={signOut.isPending} onClick={() => signOut.mutate()}>
          Sign out
        </Button>
      </div>
    </Page>
  );
}
