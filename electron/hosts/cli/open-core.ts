import type { Transport } from '../../../shared/client.ts';
import type { Core, CoreOptions } from '../../core/index.ts';
import { openOwnCore } from '../own-core.ts';
import { resolveHome, thisMachine } from '../paths.ts';

/** Opens the memory for one command, and closes it when that is done. */
export async function withCore<T>(
  flag: string | undefined,
  work: (core: Core, transport: Transport) => Promise<T>,
): Promise<T> {
  const core = openOwnCore(resolveHome({ flag, ...thisMachine() }), 'cli', tellErrors);
  try {
    return await work(
      core,
      core.connect({ actor: 'person', door: 'script', client: 'cli', via: 'cli', cwd: process.cwd() }),
    );
  } finally {
    await core.close();
  }
}

function tellErrors({ level, module, message, fields }: Parameters<CoreOptions['logger']>[0]): void {
  if (level !== 'error') return;
  process.stderr.write(`${module}: ${message} ${fields ? JSON.stringify(fields) : ''}\n`);
}
