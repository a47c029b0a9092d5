import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';

/** `npm run docs`: writes the tools of agents into docs/mcp.md, from where a test compares them. */
async function writeDocs() {
  await prepare();
  const { describeTools, TOOLS_END, TOOLS_START } = await import('../electron/hosts/mcp/describe.ts');
  const file = path.join(root, 'docs', 'mcp.md');
  const [before = '', rest = ''] = readFileSync(file, 'utf8').split(TOOLS_START);
  const [, after = ''] = rest.split(TOOLS_END);
  writeFileSync(file, `${before}${TOOLS_START}\n${describeTools()}${TOOLS_END}${after}`);
}

await writeDocs();
