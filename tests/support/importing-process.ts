/** Imports a file in a process of its own, or goes on with an import. For tests that end it in the middle. */
import path from 'node:path';
import { v7 } from 'uuid';
import { createCore } from '../../electron/core/index.ts';
import { createClient } from '../../shared/client.ts';

const [home = '', file = '', stopped] = process.argv.slice(2);

const core = createCore({
  home,
  clock: Date.now,
  newId: () => v7(),
  logger: () => {},
  validateOutputs: true,
});
const cwd = path.dirname(file);
const client = createClient(core.connect({ actor: 'person', door: 'script', client: 'cli', cwd }));
if (stopped === undefined) await client.imports.run({ source: { path: file } });
else await client.imports.resume({ id: stopped });
await core.idle();
await core.close();
