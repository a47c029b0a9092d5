import { v7 } from 'uuid';
import type { Transport } from '../../../shared/client.ts';
import { type Core, createChat, createCore, createEmbedder, openLog } from '../../core/index.ts';
import {
  findApp,
  findChatKey,
  findEmbeddingsKey,
  findSourceFolders,
  isDevelopment,
  resolveHome,
  thisMachine,
} from '../paths.ts';

/** Opens the memory for one command, and closes it when that is done. */
export async function withCore<T>(
  flag: string | undefined,
  work: (core: Core, transport: Transport) => Promise<T>,
): Promise<T> {
  const home = resolveHome({ flag, ...thisMachine() });
  const note = openLog({ home, writer: 'cli', now: Date.now });
  const core = createCore({
    home,
    clock: Date.now,
    newId: () => v7(),
    logger: (entry) => {
      note(entry);
      const { level, module, message, fields } = entry;
      if (level !== 'error') return;
      process.stderr.write(`${module}: ${message} ${fields ? JSON.stringify(fields) : ''}\n`);
    },
    validateOutputs: isDevelopment(),
    folders: findSourceFolders(thisMachine()),
    chat: createChat({ key: findChatKey(thisMachine()) }),
    embedder: createEmbedder({
      key: findEmbeddingsKey(thisMachine()),
      onnxThread: findApp().onnxThread,
    }),
    lane: 'both',
    backupThread: findApp().backupThread,
  });
  try {
    return await work(
      core,
      core.connect({ actor: 'person', door: 'script', client: 'cli', cwd: process.cwd() }),
    );
  } finally {
    await core.close();
  }
}
