import { beforeAll, describe, expect, it } from 'vitest';
import { callTool } from '../../electron/hosts/mcp/call-tool.ts';
import { TOOLS } from '../../electron/hosts/mcp/tools/index.ts';
import type { Caller } from '../../shared/caller.ts';
import { createClient, type Transport } from '../../shared/client.ts';
import type { Wire } from '../../shared/errors.ts';
import { connectHttp, connectStdio, type Era, serveWeb, type ToolAnswer, runTool } from '../support/mcp.ts';
import { makeHome, temporaryHome } from '../unit/hosts/temporary-home.ts';
import { playAgentScenario, type RunTool } from './agent-scenario.ts';
import { normalize } from './normalize.ts';
import { openInProcess, openWorker } from './transports.ts';

const AGENT: Caller = { actor: 'agent', door: 'agent', client: 'gardener' };

type Way = Readonly<{ run: RunTool; close(): Promise<void> }>;

/** The tools over what hosts give to programs that speak no protocol. */
function toolsOver(transport: Pick<Transport, 'call'>): RunTool {
  const call: Transport['call'] = (operation, input) => transport.call(operation, input);
  const client = createClient({ call, subscribe: () => () => {} });
  return async (name, input = {}) => {
    const tool = TOOLS.find((known) => known.name === name) ?? expect.fail(name);
    const result = await callTool(tool, client, tool.input.parse(input));
    const [first] = result.content;
    const text = first?.type === 'text' ? first.text : '';
    const value = (result.structuredContent ?? {}) as ToolAnswer['value']; // our tools answer objects
    return { value, error: result.isError === true ? text : null, bytes: 0 };
  };
}

async function overHttp(home: string): Promise<Way> {
  const web = await serveWeb(home);
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${web.token}`,
    'x-mneme-agent': AGENT.client,
  };
  const run = toolsOver({
    async call(operation, input): Promise<Wire> {
      const body = JSON.stringify(input);
      const response = await fetch(`http://127.0.0.1:${web.port}/api/${operation}`, {
        method: 'POST',
        headers,
        body,
      });
      return (await response.json()) as Wire; // what the host answers
    },
  });
  return { run, close: () => web.close() };
}

async function overMcpHttp(home: string, era: Era): Promise<Way> {
  const web = await serveWeb(home);
  const client = await connectHttp(web, AGENT.client, era);
  return {
    run: (name, input) => runTool(client, name, input),
    async close() {
      await client.close();
      await web.close();
    },
  };
}

const WAYS: Readonly<Record<string, (home: string) => Promise<Way>>> = {
  async worker(home) {
    const { transport, close } = openWorker(home, AGENT);
    return { run: toolsOver(transport), close };
  },
  HTTP: overHttp,
  async 'MCP over stdio'(home) {
    const { client, close } = await connectStdio(home, AGENT.client);
    return { run: (name, input) => runTool(client, name, input), close };
  },
  'MCP over HTTP': (home) => overMcpHttp(home, '2026-07-28'),
  'MCP over HTTP as of 2025': (home) => overMcpHttp(home, '2025-06-18'),
};

describe('what an agent does in a minute', () => {
  let told: unknown;
  beforeAll(async () => {
    const { home, remove } = makeHome();
    const { transport, close } = openInProcess(home, AGENT);
    told = normalize(await playAgentScenario(toolsOver(transport)));
    await close();
    remove();
  });

  it('is the one we mean', () => {
    expect(told).toMatchObject({
      stores: { id: 'memory:id 1' },
      'reads back': { items: [{ role: 'user', text: 'Tomatoes?' }, { role: 'assistant' }] },
      recalls: { items: [{ by: 'gardener', unreviewed: true }, {}] },
      fetches: { text: 'Tomatoes need a stake', metadata: { trust: 'unreviewed' } },
      reads: { text: 'Tomatoes need a stake and string' },
      'finds it gone': expect.stringMatching(/^not_found: /) as unknown,
      'lists tasks': { items: [{ status: 'completed', about: 'result: bought' }] },
      'lists decisions': { items: [{ outcome: 'success' }] },
      'reads its state': { state: { season: 'spring', beds: [1, 2] } },
      'asks who it is': { name: 'gardener' },
      'asks wrongly': expect.stringMatching(/^invalid_input: /) as unknown,
      'asks for nothing': expect.stringMatching(/^invalid_input: /) as unknown,
    });
  });

  it.each(Object.keys(WAYS))('is the same through: %s', { timeout: 120_000 }, async (name) => {
    const { run, close } = (await WAYS[name]?.(temporaryHome())) ?? expect.fail();
    expect(normalize(await playAgentScenario(run))).toEqual(told);
    await close();
  });
});
