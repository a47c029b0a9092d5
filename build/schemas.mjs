import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';

/** `npm run schemas`: writes the JSON Schemas of exports into docs/schema, from where a test compares them. */
async function writeSchemas() {
  await prepare();
  const { bundleSchemas } = await import('../electron/core/exports/schemas.ts');
  const folder = path.join(root, 'docs', 'schema');
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of bundleSchemas()) writeFileSync(path.join(folder, name), text);
}

await writeSchemas();
