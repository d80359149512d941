import type { FormEvent } from 'react';
import { useApiForm } from '#platform/use-api-form';
import { Button } from '#ui/button';
import { ErrorNotice } from '#ui/error-notice';
import { TextField } from '#ui/text-field';
import { useSignIn } from './session';
import { fetchSignInBody } from './account-bodies';

interface SignInFormProps {
  readonly onSignedIn: () => void;
}

export function SignInForm({ onSignedIn }: SignInFormProps) {
  const signIn = useSignIn();
  const { form, submit, problem, isBusy } = useApiForm({
    fetchSchema: fetchSignInBody,
    defaultValues: { email: '', password: '' },
    send: signIn.mutateAsync,
  });
  const { errors } = form.formState;
  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await submit()) onSignedIn();
  }
  return (
    <form noValidate onSubmit={handleSubmit} className="grid gap-4">
      {problem && <ErrorNotice message={problem} />}
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register('password')}
      />
      <Button type="submit" variant="primary" size="lg" isBusy={isBusy}>
        Sign in
      </Button>
    </form>
  );
}
