import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { readJson, sendFailure, sendJson } from '../../../../electron/hosts/web/http.ts';
import { sendRaw } from './client.ts';

it('a body that does not come is not waited for, and one that comes is read', async () => {
  const server = http.createServer((request, response) => {
    readJson(request, 200).then(
      (body) => sendJson(response, body),
      (error: unknown) => sendFailure(request, response, error),
    );
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const head = (length: number) =>
    `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`;
  expect(await sendRaw(port, `${head(7)}{"a":1}`, 10_000)).toMatch(/^HTTP\/1\.1 200 [^]*\{"a":1\}$/);
  const slow = await sendRaw(port, `${head(100)}{"a":`, 10_000);
  expect(slow).toMatch(/^HTTP\/1\.1 408 [^]*did not arrive in time/);
});
