/** Opens a memory in a process of its own, writes what it is told, and says so. For tests with several processes. */
import { v7 } from 'uuid';
import { createCore } from '../../electron/core/index.ts';
import { createClient } from '../../shared/client.ts';
import { AppError } from '../../shared/errors.ts';

const [home = '', name = '', count = '0', pause = '0', what = 'facts'] = process.argv.slice(2);

async function work(): Promise<void> {
  const core = createCore({
    home,
    clock: Date.now,
    newId: () => v7(),
    logger: ({ level, message }) => {
      if (level === 'error') process.stderr.write(`${message}\n`);
    },
    validateOutputs: true,
  });
  const client = createClient(core.connect({ actor: 'agent', door: 'agent', client: name }));
  process.stdout.write('open\n');
  for (let index = 0; index < Number(count); index += 1) {
    const value = `${name} ${index}`;
    const adding =
      what === 'memories'
        ? client.memories.add({ content: value, shared: true })
        : client.knowledge.add({ category: name, key: String(index), value });
    // While the file is locked for long a write is kept beside it, and not in it yet.
    if (await adding.then(() => true, isWritten)) process.stdout.write(`${value}\n`);
    if (Number(pause) > 0) await new Promise((resolve) => setTimeout(resolve, Number(pause)));
  }
  await core.close();
}

/** Whether a write that failed so is in the file: not while it waits beside it. Whatever else goes wrong is thrown. */
function isWritten(error: unknown): boolean {
  if (error instanceof AppError && error.code === 'spooled') return false;
  throw error;
}

await work();
