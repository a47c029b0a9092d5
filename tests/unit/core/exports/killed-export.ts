import { v7 } from 'uuid';
import { createCore } from '../../../../electron/core/index.ts';
import { createClient } from '../../../../shared/client.ts';

/** Begins to export the memory of a home, says so, and goes on until it is killed. */
const core = createCore({
  home: process.argv[2] ?? '',
  clock: Date.now,
  newId: () => v7(),
  logger: () => {},
  validateOutputs: true,
});
const client = createClient(core.connect({ actor: 'person', door: 'person', client: 'killed' }));
process.send?.('begun');
await client.exports.run({ format: 'bundle' });
