import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network between a person and the server, which can go silent as networks do: without a close, a FIN or a reset. */
export interface UnreliableNetwork {
  /** The server's address by way of this network. */
  readonly url: string;
  goSilent(): void;
  close(): Promise<void>;
}

export async function startUnreliableNetwork(serverUrl: string): Promise<UnreliableNetwork> {
  const { hostname, port } = new URL(serverUrl);
  const ends: Socket[] = [];
  const proxy = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) end.on('error', () => end.destroy());
    near.pipe(far);
    far.pipe(near);
    ends.push(near, far);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    goSilent() {
      for (const end of ends) end.unpipe().pause();
    },
    async close() {
      for (const end of ends) end.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
