import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useState } from 'react';
import { useForm, type DefaultValues, type FieldPath, type FieldValues, type Resolver } from 'react-hook-form';
import type { z } from 'zod';
import { ApiError, messageOf } from './http';

const NOT_LOADED = 'A part of this page could not be loaded. Check your connection and try again.';

interface ApiFormOptions<Input extends FieldValues, Body> {
  /** Fetches the contract's schema, which checks the form here as on the server. */
  readonly fetchSchema: () => Promise<z.ZodType<Body, Input>>;
  readonly defaultValues: Input;
  readonly send: (body: Body) => Promise<unknown>;
}

/**
 * A form whose content goes to the server as one body. What the server objects to appears at its field;
 * `problem` is what belongs to no field and goes above the form.
 */
export function useApiForm<Input extends FieldValues, Body>(options: ApiFormOptions<Input, Body>) {
  const { fetchSchema, defaultValues, send } = options;
  const form = useForm<Input, unknown, Body>({
    resolver: resolverOf(fetchSchema),
    defaultValues: defaultValues as DefaultValues<Input>,
  });
  const [problem, setProblem] = useState<string | null>(null);

  function placeError(error: unknown): void {
    const fields = error instanceof ApiError ? error.fields : [];
    const placed = fields.filter(({ path }) => path in defaultValues);
    placed.forEach(({ path, message }, index) =>
      form.setError(
        path as FieldPath<Input>,
        { type: 'server', message: sentenceFor(error, message) },
        { shouldFocus: index === 0 },
      ),
    );
    if (placed.length === 0 || placed.length < fields.length) setProblem(messageOf(error));
  }

  /** @returns whether it was sent and accepted */
  async function submit(): Promise<boolean> {
    let isAccepted = false;
    setProblem(null);
    try {
      await form.handleSubmit(async (body) => {
        await send(body);
        isAccepted = true;
      })();
    } catch (error) {
      placeError(error);
    }
    return isAccepted;
  }

  return { form, submit, problem, isBusy: form.formState.isSubmitting };
}

/** An error with a name of its own also says what to do; only `bad_request` leaves that to its fields. */
function sentenceFor(error: unknown, fieldMessage: string): string {
  return error instanceof ApiError && error.code !== 'bad_request' ? error.message : fieldMessage;
}

/** Schemas and their library are fetched with the first check: they would be a fifth of a page's code. */
function resolverOf<Input extends FieldValues, Body>(
  fetchSchema: () => Promise<z.ZodType<Body, Input>>,
): Resolver<Input, unknown, Body> {
  return async (values, context, options) => {
    const schema = await fetchSchema().catch(() => {
      throw new ApiError('offline', NOT_LOADED, 0);
    });
    return standardSchemaResolver<Input, unknown, Body>(schema)(values, context, options);
  };
}
