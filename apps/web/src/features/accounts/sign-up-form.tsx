import type { UserView } from '@fortyfive/contract';
import type { FormEvent } from 'react';
import { useApiForm } from '#platform/use-api-form';
import { Button } from '#ui/button';
import { ErrorNotice } from '#ui/error-notice';
import { TextField } from '#ui/text-field';
import { useSignUp } from './session';
import { fetchSignUpBody } from './account-bodies';

interface SignUpFormProps {
  /** Who turns from a guest into a user with an account, if anybody. */
  readonly guest: UserView | null;
  readonly onSignedUp: () => void;
}

export function SignUpForm({ guest, onSignedUp }: SignUpFormProps) {
  const signUp = useSignUp();
  const { form, submit, problem, isBusy } = useApiForm({
    fetchSchema: fetchSignUpBody,
    defaultValues: { displayName: guest?.displayName ?? '', email: '', password: '' },
    send: signUp.mutateAsync,
  });
  const { errors } = form.formState;
  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await submit()) onSignedUp();
  }
  return (
    <form noValidate onSubmit={handleSubmit} className="grid gap-4">
      {problem && <ErrorNotice message={problem} />}
      <TextField
        label="Name"
        autoComplete="name"
        hint="What your partner sees."
        error={errors.displayName?.message}
        {...form.register('displayName')}
      />
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        hint="Only to sign in. Nothing is sent to it."
        error={errors.email?.message}
        {...form.register('email')}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 10 characters."
        error={errors.password?.message}
        {...form.register('password')}
      />
      <Button type="submit" variant="primary" size="lg" isBusy={isBusy}>
        Make an account
      </Button>
    </form>
  );
}
