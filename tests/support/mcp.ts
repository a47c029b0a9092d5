import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Client, InMemoryTransport, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { onTestFinished } from 'vitest';
import { ensureTokens } from '../../electron/core/index.ts';
import { createMcpServer } from '../../electron/hosts/mcp/server.ts';
import { createAccess } from '../../electron/hosts/web/access.ts';
import { createWebServer } from '../../electron/hosts/web/server.ts';
import { type CoreHandle, startCore } from '../../electron/hosts/worker/core-client.ts';
import type { Caller } from '../../shared/caller.ts';
import type { Transport } from '../../shared/client.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../electron/hosts/cli/main.ts');

/** Which protocol a client speaks: a revision of 2025, or the one since. */
export type Era = '2025-03-26' | '2025-06-18' | '2025-11-25' | '2026-07-28';

/** What a call of a tool gave. */
export type ToolAnswer = Readonly<{ value: Record<string, unknown>; error: string | null; bytes: number }>;

/** The official client. */
function createMcpClient(name: string, era: Era = '2025-11-25'): Client {
  const options =
    era === '2026-07-28'
      ? { versionNegotiation: { mode: { pin: era } } }
      : { supportedProtocolVersions: [era] };
  return new Client({ name, version: '1.0.0' }, options);
}

/** Connects the official client to a core of this process. */
export async function connectInMemory(
  core: Readonly<{ connect(caller: Caller): Transport }>,
  name = 'helper',
  era?: Era,
): Promise<Client> {
  const [near, far] = InMemoryTransport.createLinkedPair();
  const connect = (agent: string) => core.connect({ actor: 'agent', door: 'agent', client: agent });
  // The server brings the same class in a package of its own.
  const served = serveStdio(() => createMcpServer({ version: '1.0.0', connect }), { transport: far });
  const client = createMcpClient(name, era);
  await client.connect(near);
  onTestFinished(async () => {
    await client.close();
    await served.close();
  });
  return client;
}

/** How `mneme mcp` is started on a memory. */
function mcpCommand(home: string) {
  return {
    command: process.execPath,
    args: [PROGRAM, 'mcp', '--home', home],
    env: {
      PATH: process.env.PATH ?? '',
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
      NODE_NO_WARNINGS: '1',
    },
  };
}

/** Starts `mneme mcp` on a memory and connects the official client to it. */
export async function connectStdio(home: string, name = 'helper', era?: Era) {
  const transport = new StdioClientTransport(mcpCommand(home));
  const client = createMcpClient(name, era);
  await client.connect(transport);
  return { client, pid: transport.pid ?? 0, close: () => client.close() };
}

/** Starts the web host's server on a memory. By `clock`, in milliseconds, wrong tokens are counted. */
export async function serveWeb(home: string, clock = () => performance.now()) {
  const core: CoreHandle = startCore({ home, validateOutputs: true });
  ensureTokens(home);
  const access = createAccess(clock);
  const server = createWebServer({ core, access, home, renderer: home });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    core,
    access,
    port,
    token: readFileSync(path.join(home, 'agent-token'), 'utf8').trim(),
    async close() {
      server.closeAllConnections();
      server.close();
      await core.close();
    },
  };
}

/** Connects the official client to a web host. */
export async function connectHttp(
  { port, token }: Readonly<{ port: number; token: string }>,
  name = 'helper',
  era?: Era,
): Promise<Client> {
  const client = createMcpClient(name, era);
  const headers = { authorization: `Bearer ${token}` };
  const address = new URL(`http://127.0.0.1:${port}/mcp`);
  await client.connect(new StreamableHTTPClientTransport(address, { requestInit: { headers } }));
  return client;
}

/** Calls a tool. The client itself checks what comes back against the schema of the tool. */
export async function runTool(
  client: Client,
  name: string,
  input: Record<string, unknown> = {},
): Promise<ToolAnswer> {
  const result = await client.callTool({ name, arguments: input });
  const [first] = result.content;
  const text = first?.type === 'text' ? first.text : '';
  const value = (result.structuredContent ?? {}) as Record<string, unknown>; // our tools answer objects
  return {
    value,
    error: result.isError === true ? text : null,
    bytes: Buffer.byteLength(JSON.stringify(result)),
  };
}
