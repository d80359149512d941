import {
  AppError,
  CLIENT_EVENTS,
  type ClientEventName,
  type ConflictDetail,
  type InputOf,
  type OutputOf,
  type Reply,
} from '@fortyfive/contract';
import { SubscribeMessage } from '@nestjs/websockets';
import { toAppError } from './error-filter.js';
import type { AppSocket } from './socket-adapter.js';
import { parseInput } from './validation.js';

/** A command that came too late: the reply carries the present state. */
export class ConflictError extends AppError {
  constructor(readonly detail: ConflictDetail) {
    super('conflict');
  }
}

type Handler<Name extends ClientEventName> = (client: AppSocket, input: InputOf<Name>) => Promise<OutputOf<Name>>;

/** Every handler that was made here. */
const made = new WeakSet<object>();

/** Whether a handler of socket events checks session and input first; for the test that looks at all of them. */
export function isMadeByOnClientEvent(handler: object): boolean {
  return made.has(handler);
}

/**
 * Makes a gateway's method the handler of one client event: the name, the input and the reply are those of the contract,
 * the input is checked first, and whatever is thrown becomes an error reply. Nest's global pipes, guards and filters do
 * not reach gateways; this is their place.
 */
export function OnClientEvent<Name extends ClientEventName>(name: Name) {
  return <H extends Handler<Name>>(target: object, key: string, descriptor: TypedPropertyDescriptor<H>): void => {
    const handle = descriptor.value;
    if (!handle) throw new Error(`${key} is not a method.`);
    const guarded = async function (this: unknown, client: AppSocket, input: unknown): Promise<Reply<OutputOf<Name>>> {
      try {
        if (!client.data.signedIn) throw new AppError('signed_out');
        const value = await handle.call(this, client, parseInput(CLIENT_EVENTS[name].input, input) as InputOf<Name>);
        return { ok: true, value };
      } catch (thrown) {
        const error = toAppError(thrown);
        return { ok: false, error: error.toBody(), ...(error instanceof ConflictError && { conflict: error.detail }) };
      }
    };
    made.add(guarded);
    descriptor.value = guarded as unknown as H;
    SubscribeMessage(name)(target, key, descriptor as TypedPropertyDescriptor<unknown>);
  };
}
