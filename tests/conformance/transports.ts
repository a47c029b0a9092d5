import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createCore, ensureTokens } from '../../electron/core/index.ts';
import { createAccess } from '../../electron/hosts/web/access.ts';
import { createWebServer } from '../../electron/hosts/web/server.ts';
import { startCore } from '../../electron/hosts/worker/core-client.ts';
import type { Caller } from '../../shared/caller.ts';
import type { Transport } from '../../shared/client.ts';
import { ErrorCode, type Wire } from '../../shared/errors.ts';
import { v7 } from 'uuid';
import { runProgram } from '../unit/hosts/run-program.ts';

/** A way to the core, opened on a memory. */
export type Opened = Readonly<{ transport: Pick<Transport, 'call'>; close(): Promise<void> }>;

const PERSON: Caller = { actor: 'person', door: 'person', client: 'conformance' };

/** Every way to the core that has a host today. */
export const TRANSPORTS: Readonly<Record<string, (home: string) => Promise<Opened>>> = {
  'in process': async (home) => openInProcess(home),
  worker: async (home) => openWorker(home),
  HTTP: (home) => openHttp(home, ({ access }) => access.exchange(access.newCode()) ?? ''),
  'HTTP, by the secret of scripts': (home) => openHttp(home, ({ script }) => script),
  'command line': async (home) => openCommandLine(home),
};

/** The core in this process, for any caller. */
export function openInProcess(home: string, caller: Caller = PERSON): Opened {
  const core = createCore({
    home,
    clock: Date.now,
    newId: () => v7(),
    logger: () => {},
    validateOutputs: true,
  });
  return { transport: core.connect(caller), close: () => core.close() };
}

/** The core behind its two workers, for any caller. */
export function openWorker(home: string, caller: Caller = PERSON): Opened {
  const core = startCore({ home, validateOutputs: true });
  return { transport: core.connect(caller), close: () => core.close() };
}

type Tokens = Readonly<{ access: ReturnType<typeof createAccess>; script: string }>;

/** The web host's server, for who comes with one of its tokens. */
async function openHttp(home: string, tokenOf: (tokens: Tokens) => string): Promise<Opened> {
  ensureTokens(home);
  const script = readFileSync(path.join(home, 'api-token'), 'utf8').trim();
  const core = startCore({ home, validateOutputs: true });
  const access = createAccess(() => performance.now());
  const server = createWebServer({ core, access, home, renderer: home });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const authorization = `Bearer ${tokenOf({ access, script })}`;
  return {
    transport: {
      async call(operation, input): Promise<Wire> {
        const response = await fetch(`http://127.0.0.1:${port}/api/${operation}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization },
          body: JSON.stringify(input),
        });
        return (await response.json()) as Wire; // what the host answers
      },
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await core.close();
    },
  };
}

function openCommandLine(home: string): Opened {
  return {
    transport: {
      async call(operation, input): Promise<Wire> {
        const args = ['--home', home, ...operation.split('.'), '-'];
        const { code, stdout, stderr } = await runProgram('cli', args, { input: JSON.stringify(input) });
        if (code === 0) return { ok: true, value: JSON.parse(stdout) };
        const [line = '', details] = stderr.trimEnd().split('\n');
        const [, name, message = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
        const failure = { ok: false as const, code: ErrorCode.parse(name), message };
        return details === undefined ? failure : { ...failure, details: JSON.parse(details) };
      },
    },
    close: async () => {},
  };
}
