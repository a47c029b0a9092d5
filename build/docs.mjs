import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';

/**
 * `npm run docs`: writes the tools of agents into docs/mcp.md and the addresses for scripts into docs/api.md, from where tests
 * compare them.
 */
async function writeDocs() {
  await prepare();
  const { describeTools, TOOLS_END, TOOLS_START } = await import('../electron/hosts/mcp/describe.ts');
  const { API_END, API_START, describeAsMarkdown } = await import('../electron/hosts/web/api/reference.ts');
  writeBetween('mcp.md', TOOLS_START, TOOLS_END, describeTools());
  writeBetween('api.md', API_START, API_END, describeAsMarkdown());
}

/**
 * @param {string} name a file of docs
 * @param {string} start
 * @param {string} end
 * @param {string} text what takes the place of all that stands between them
 */
function writeBetween(name, start, end, text) {
  const file = path.join(root, 'docs', name);
  const [before = '', rest = ''] = readFileSync(file, 'utf8').split(start);
  const [, after = ''] = rest.split(end);
  writeFileSync(file, `${before}${start}\n${text}${end}${after}`);
}

await writeDocs();
