import {
  type Core,
  type CoreOptions,
  createChat,
  createCore,
  createEmbedder,
  openLog,
} from '../core/index.ts';
import { createIds } from './ids.ts';
import {
  findApp,
  findChatKey,
  findEmbeddingsKey,
  findSourceFolders,
  isDevelopment,
  thisMachine,
} from './paths.ts';

/**
 * Opens the memory in this process, for programs without workers. The writer names the program in the log; each line is
 * also given to `tell`.
 */
export function openOwnCore(home: string, writer: string, tell: CoreOptions['logger'] = () => {}): Core {
  const machine = thisMachine();
  const { backupThread, readingThread, onnxThread } = findApp();
  const note = openLog({ home, writer, now: Date.now });
  return createCore({
    home,
    clock: Date.now,
    newId: createIds(),
    logger: (entry) => {
      note(entry);
      tell(entry);
    },
    validateOutputs: isDevelopment(),
    folders: findSourceFolders(machine, home),
    chat: createChat({ key: findChatKey(machine) }),
    embedder: createEmbedder({ key: findEmbeddingsKey(machine), onnxThread }),
    lane: 'both',
    backupThread,
    readingThread,
  });
}
