import { ERRORS, type ErrorBody } from '@fortyfive/contract';
import { ApiError } from './http';

/** The request went out from something older than what holds now, which comes with the answer. */
export class ConflictError extends ApiError {
  /** @param detail what holds now; the caller knows from the contract what that is for its event */
  constructor(
    body: ErrorBody,
    readonly detail: unknown,
  ) {
    super(body.code, body.message, ERRORS[body.code].status, body.fields);
  }
}
