import { ERRORS, type ErrorBody } from '@fortyfive/contract';
import type { InterviewState } from '@fortyfive/interview';
import { ApiError } from './http';

/** The command named an older state than the present one, which comes with the answer. */
export class ConflictError extends ApiError {
  constructor(
    body: ErrorBody,
    readonly state: InterviewState,
  ) {
    super(body.code, body.message, ERRORS[body.code].status, body.fields);
  }
}
