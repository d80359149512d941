import { createServer } from 'node:net';

/** Listens for a moment; resolves with the port, rejects with what `listen` says against it. */
export function tryPort(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** A port that nothing listens on now. Another program may take it before it is used. */
export function findFreePort(): Promise<number> {
  return tryPort(0, '127.0.0.1');
}
