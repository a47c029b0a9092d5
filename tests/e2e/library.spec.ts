import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, test } from './fixture.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DIST = path.resolve(ROOT, process.env['MNEME_DIST'] ?? 'dist');
const run = promisify(execFile);

/** The program of docs/library.md, as it stands there. */
function readExample(): string {
  const page = readFileSync(path.join(ROOT, 'docs/library.md'), 'utf8');
  return /```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
}

test('the program of the documentation remembers, and an agent finds it over the built mneme mcp', async ({
  folder,
  home,
}) => {
  const installed = path.join(folder, 'node_modules/mneme');
  mkdirSync(installed, { recursive: true });
  cpSync(path.join(ROOT, 'package.json'), path.join(installed, 'package.json'));
  symlinkSync(DIST, path.join(installed, 'dist'), 'junction');
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(folder, 'main.ts'), readExample());
  const env = { PATH: process.env['PATH'] ?? '', MNEME_HOME: home, NODE_NO_WARNINGS: '1' };

  const { stdout, stderr } = await run(process.execPath, ['main.ts'], { cwd: folder, env });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^You said: When do tomatoes go out\?\n/);
  expect(stdout).toContain('Task: When do tomatoes go out? | Outcome: You said: When do tomatoes go out?');

  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--lib', 'esnext,dom', '--skipLibCheck'];
  const types = ['--types', '', '--rewriteRelativeImportExtensions', 'main.ts'];
  const checked = await run(process.execPath, [tsc, ...options, ...types], { cwd: folder, env }).catch(
    (error: unknown) => ({ stdout: String(Object(error).stdout), stderr: '' }),
  );
  expect(checked.stdout).toBe('');

  const client = new Client({ name: 'gardener', version: '1' });
  const args = [path.join(DIST, 'cli/main.js'), 'mcp', '--home', home];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, env }));
  const found = await client.callTool({
    name: 'memory_recall',
    arguments: { task: 'When do tomatoes go out?' },
  });
  expect(JSON.stringify(found.structuredContent)).toContain('When do tomatoes go out?');
  await client.close();
});
