import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { findFaults } from './axe.ts';
import { expect, test } from './fixture.ts';
import { personFolder } from './host.ts';
import { Shell } from './pages/shell.ts';

const BEFORE = '{\n  "mcpServers": {\n    "other": { "command": "other" }\n  }\n}\n';
const Config = z.object({
  mcpServers: z.object({ mneme: z.object({ command: z.string(), args: z.array(z.string()) }) }),
});

/** Does what the program would: starts what its config says, and calls. */
async function callAsConfigured(file: string, home: string): Promise<void> {
  const { mneme } = Config.parse(JSON.parse(readFileSync(file, 'utf8'))).mcpServers;
  const env = { HOME: personFolder(home), PATH: process.env['PATH'] ?? '' };
  const client = new Client({ name: 'a program', version: '1.0.0' });
  await client.connect(new StdioClientTransport({ ...mneme, env, stderr: 'ignore' }));
  const answer = await client.callTool({
    name: 'memory_store',
    arguments: { content: 'The greenhouse is watered at six' },
  });
  expect(answer.isError ?? false).toBe(false);
  await client.close();
}

test('a program is connected, calls, is seen, and is taken out again', async ({ home, page }) => {
  const file = path.join(personFolder(home), '.cursor', 'mcp.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, BEFORE);
  const shell = new Shell(page);
  const programs = page.getByRole('list', { name: 'Programs' });
  const cursor = page.getByRole('region', { name: 'Cursor' });

  await test.step('what is here is told from what is not', async () => {
    await shell.goTo('Agents');
    await page.getByRole('button', { name: 'Connect an agent' }).first().click();
    await expect(programs.getByRole('button')).toHaveCount(8);
    await expect(cursor).toBeVisible();
    await expect(programs.getByRole('button', { name: 'Zed' })).toContainText('Not found');
    await programs.getByRole('button', { name: 'Codex' }).click();
    const codex = page.getByRole('region', { name: 'Codex' });
    await expect(codex.getByText(/^codex mcp add mneme -- /)).toBeVisible();
    await expect(codex.getByRole('button', { name: 'Show what changes' })).toBeHidden();
    await programs.getByRole('button', { name: 'Cursor' }).click();
    expect(await findFaults(page)).toEqual([]);
  });

  await test.step('the change is seen before it is written', async () => {
    await cursor.getByRole('button', { name: 'Show what changes' }).click();
    await expect(cursor.getByRole('figure')).toContainText('"mneme": {');
    expect(await findFaults(page)).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(BEFORE);
    await cursor.getByRole('button', { name: 'Write it' }).click();
    await expect(programs.getByRole('button', { name: 'Cursor' })).toContainText('Connected');
    await expect(cursor.getByText('Waiting for its first call…')).toBeVisible();
  });

  await test.step('what was written works, and its first call is seen', async () => {
    await callAsConfigured(file, home);
    await expect(cursor.getByText(/^It called/)).toBeVisible();
    await cursor.getByRole('link', { name: 'What it reads and writes' }).click();
    await expect(page.getByRole('heading', { name: 'Cursor' })).toBeVisible();
    await page.goBack();
  });

  await test.step('it is taken out, to the byte', async () => {
    await programs.getByRole('button', { name: 'Cursor' }).click();
    await cursor.getByRole('button', { name: 'Take Mneme out' }).click();
    await expect(page.getByText('Its config is as it was before.')).toBeVisible();
    await expect(programs.getByRole('button', { name: 'Cursor' })).toContainText('Not connected');
    expect(readFileSync(file, 'utf8')).toBe(BEFORE);
  });
});
