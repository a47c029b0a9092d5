import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createAccess } from '../../../../electron/hosts/web/access.ts';
import { createWebServer } from '../../../../electron/hosts/web/server.ts';
import { createHttpTransport, signIn } from '../../../../renderer/react/http-transport.ts';
import { createClient } from '../../../../shared/client.ts';
import { openTestCore } from '../../../support/core.ts';

it('a program without a browser signs in once, calls, and hears of changes', async () => {
  const test = openTestCore();
  const access = createAccess(() => performance.now());
  const server = createWebServer({ core: test.core, access, home: test.home, renderer: test.home });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  const address = `http://127.0.0.1:${port}/`;
  const code = access.newCode();
  const token = await signIn({ address, code });
  await expect(signIn({ address, code })).rejects.toMatchObject({ code: 'forbidden' });

  const transport = createHttpTransport({ address, token });
  const client = createClient(transport);
  const heard: string[] = [];
  onTestFinished(transport.subscribe((changes) => heard.push(...changes.map(({ entity }) => entity))));
  await client.memories.add({ content: 'Said over HTTP', agent: 'scout' });
  await expect.poll(() => heard).toContain('memory');
  await expect(client.memories.get({ id: token })).rejects.toMatchObject({ code: 'invalid_input' });

  const stranger = createClient(createHttpTransport({ address, token: `${token}x` }));
  await expect(stranger.memories.list({})).rejects.toMatchObject({ code: 'forbidden' });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await expect(client.memories.list({})).rejects.toMatchObject({ code: 'unavailable' });
});
