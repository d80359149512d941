import type { UserView } from '@fortyfive/contract';
import { useNavigate } from '@tanstack/react-router';
import { Ban, LogIn, LogOut, UserRoundPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '#platform/http';
import { Avatar } from '#ui/avatar';
import { IconButton } from '#ui/button';
import { Menu, type MenuItem } from '#ui/menu';
import { useToast } from '#ui/toast';
import { isGuest, useSignOut } from './session';

const GuestSignOutDialog = lazy(async () => ({
  default: (await import('./guest-sign-out-dialog')).GuestSignOutDialog,
}));

interface AccountMenuProps {
  readonly user: UserView;
}

export function AccountMenu({ user }: AccountMenuProps) {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const leave = () =>
    signOut.mutate(undefined, { onError: (error) => toast.show({ title: messageOf(error), tone: 'error' }) });

  const heading: MenuItem = {
    kind: 'heading',
    label: (
      <>
        <bdi className="block truncate text-sm font-medium text-ink">{user.displayName}</bdi>
        <span className="block truncate">{user.email ?? 'Guest, in this browser only'}</span>
      </>
    ),
  };
  const guestItems: readonly MenuItem[] = [
    {
      label: 'Make an account',
      icon: <UserRoundPlus aria-hidden />,
      onSelect: () => void navigate({ to: '/sign-in', search: { tab: 'sign-up' } }),
    },
    { label: 'Sign in', icon: <LogIn aria-hidden />, onSelect: () => void navigate({ to: '/sign-in', search: {} }) },
  ];
  const items: readonly MenuItem[] = [
    heading,
    { kind: 'line' },
    ...(isGuest(user) ? guestItems : []),
    { label: 'Blocked people', icon: <Ban aria-hidden />, onSelect: () => void navigate({ to: '/blocked' }) },
    { label: 'Sign out', icon: <LogOut aria-hidden />, onSelect: isGuest(user) ? () => setAsking(true) : leave },
  ];
  return (
    <>
      <Menu
        items={items}
        trigger={
          <IconButton
            label={`Account of ${user.displayName}`}
            icon={
              <span aria-hidden>
                <Avatar name={user.displayName} colourIndex={0} size="sm" />
              </span>
            }
          />
        }
      />
      {isAsking && (
        <Suspense>
          <GuestSignOutDialog isBusy={signOut.isPending} onClose={() => setAsking(false)} onConfirm={leave} />
        </Suspense>
      )}
    </>
  );
}
