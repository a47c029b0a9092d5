/** Changes every session, or takes something large back, in a process of its own. For tests that end it in the middle. */
import { v7 } from 'uuid';
import { createCore } from '../../electron/core/index.ts';
import { createClient } from '../../shared/client.ts';

const [home = '', what = ''] = process.argv.slice(2);

const core = createCore({
  home,
  clock: Date.now,
  newId: () => v7(),
  logger: () => {},
  validateOutputs: true,
});
const client = createClient(core.connect({ actor: 'person', door: 'person', client: 'window-1' }));
const [first] = (await client.imports.list({ limit: 1 })).items;
const id = first?.id ?? '';
if (what === 'undo') await client.history.undoLast({});
else if (what === 'undo import') await client.imports.undo({ id });
else if (what === 'restore import') await client.trash.restore({ items: [{ kind: 'import', id }] });
else if (what === 'undo actor') await client.history.undoActor({ client: 'helper' });
else await client.sessions.updateMany({ matching: {}, project: 'zqplot', addTopics: ['zqbean'] });
await core.idle();
await core.close();
