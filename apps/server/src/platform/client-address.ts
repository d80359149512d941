import type { IncomingMessage } from 'node:http';
import proxyAddress from 'proxy-addr';

/**
 * The address that a request comes from, where Express does not see it: upgrades. The same rule as Express's
 * `trust proxy` with a number: that many proxies are believed, counted from the one that connected to us.
 *
 * @param trustedHops 0 believes nobody: then it is the address of whoever connected, whatever the headers say
 */
export function clientAddress(request: IncomingMessage, trustedHops: number): string {
  return proxyAddress(request, (_address, hop) => hop < trustedHops);
}
