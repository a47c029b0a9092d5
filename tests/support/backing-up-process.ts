/** Makes or restores a backup, or only opens the memory, in a process of its own. For tests that end it in the middle. */
import { v7 } from 'uuid';
import { createCore } from '../../electron/core/index.ts';
import { createClient } from '../../shared/client.ts';

const [home = '', what = '', name = ''] = process.argv.slice(2);

process.stdout.write('begun\n');
const core = createCore({
  home,
  clock: Date.now,
  newId: () => v7(),
  logger: () => {},
  validateOutputs: true,
});
const client = createClient(core.connect({ actor: 'person', door: 'person', client: 'window-1' }));
if (what === 'create') await client.backups.create({});
if (what === 'merge' || what === 'replace') await client.backups.restore({ name, mode: what });
await core.idle();
const [job] = (await client.maintenance.jobs({ limit: 1 })).items;
await core.close();
process.stdout.write(`${JSON.stringify(job?.error ?? 'done')}\n`);
