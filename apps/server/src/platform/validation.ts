import { StandardSchemaValidationPipe } from '@nestjs/common';
import { AppError, type FieldError } from '@fortyfive/contract';
import type { z } from 'zod';

type Issue = {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
};

/** Checks every body, query and parameter that names a schema; see `@Body({ schema })`. */
export function createValidationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    transform: true,
    exceptionFactory: (issues) => new AppError('bad_request', issues.map(toFieldError)),
  });
}

/**
 * Checks input against its schema.
 * @throws AppError `bad_request` with a message per field
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new AppError('bad_request', result.error.issues.map(toFieldError));
}

function toFieldError(issue: Issue): FieldError {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  return { path, message: issue.message };
}
