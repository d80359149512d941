import type { ReactNode } from 'react';
import { useApiForm } from '#platform/use-api-form';
import { TextField } from '#ui/text-field';
import { useEnterAsGuest, useUser } from './session';
import { fetchGuestBody } from './account-bodies';

interface GuestEntry {
  /** The field for a name, or `null` for somebody who already has a session. */
  readonly field: ReactNode;
  /** What stood in the way and belongs to no field. */
  readonly problem: string | null;
  /** Makes sure that there is a session; false when something has to be mended first. */
  readonly enter: () => Promise<boolean>;
}

/** For pages that anybody may begin on: asks for a name only when nobody is signed in. */
export function useGuestEntry(hint: string): GuestEntry {
  const user = useUser();
  const guest = useEnterAsGuest();
  const { form, submit, problem } = useApiForm({
    fetchSchema: fetchGuestBody,
    defaultValues: { displayName: '' },
    send: guest.mutateAsync,
  });
  if (user) return { field: null, problem: null, enter: () => Promise.resolve(true) };
  const field = (
    <TextField
      label="Your name"
      autoComplete="nickname"
      hint={hint}
      error={form.formState.errors.displayName?.message}
      {...form.register('displayName')}
    />
  );
  return { field, problem, enter: submit };
}
