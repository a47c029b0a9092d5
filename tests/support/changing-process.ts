/** Changes every session, or takes the last change back, in a process of its own. For tests that end it in the middle. */
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
if (what === 'undo') await client.history.undoLast({});
else await client.sessions.updateMany({ matching: {}, project: 'zqplot', addTopics: ['zqbean'] });
await core.idle();
await core.close();
