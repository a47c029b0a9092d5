import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The one address Mneme listens on: what asks from another machine never reaches it. */
export const LOOPBACK = '127.0.0.1';

/** Listens on this machine alone; gives the port, which is any free one for 0. */
export function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port); // it listens on a port, not on a pipe
    });
  });
}

/** Whether listening failed because another program does so there. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
