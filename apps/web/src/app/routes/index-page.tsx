import { lazy, Suspense } from 'react';
import { useUser } from '#features/accounts/session';
import { PendingPage } from './pending-page';

const HomePage = lazy(async () => ({ default: (await import('./home-page')).HomePage }));
const LandingPage = lazy(async () => ({ default: (await import('./landing-page')).LandingPage }));

/** One address: what Fortyfive is, for those who are new; what is next, for those who are not. */
export function IndexPage() {
  const user = useUser();
  return <Suspense fallback={<PendingPage />}>{user ? <HomePage user={user} /> : <LandingPage />}</Suspense>;
}
