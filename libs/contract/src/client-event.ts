import type { Action } from '@fortyfive/interview';
import type { z } from 'zod';

/** One event from browser to server, each with a reply. */
export interface ClientEvent<Output> {
  /** Checked by the server before anything else sees the payload. */
  readonly input: z.ZodType;
  /** Who may send it: anybody signed in, or a participant whose role can do this action. */
  readonly access: 'signed-in' | Action;
  /** Only a type: what the reply carries. */
  readonly output?: Output;
}

/** Declares an event; the type argument is what its reply carries. */
export function clientEvent<Output>() {
  return <Input extends z.ZodType, Access extends ClientEvent<Output>['access']>(definition: {
    input: Input;
    access: Access;
  }): { input: Input; access: Access; output?: Output } => definition;
}
