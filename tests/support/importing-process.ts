/** Imports a file in a process of its own. For tests that end it in the middle. */
import path from 'node:path';
import { v7 } from 'uuid';
import { createCore } from '../../electron/core/index.ts';
import { createClient } from '../../shared/client.ts';

const [home = '', file = ''] = process.argv.slice(2);

const core = createCore({
  home,
  clock: Date.now,
  newId: () => v7(),
  logger: () => {},
  validateOutputs: true,
});
const cwd = path.dirname(file);
const client = createClient(core.connect({ actor: 'person', door: 'script', client: 'cli', cwd }));
await client.imports.run({ source: { path: file } });
await core.idle();
await core.close();
