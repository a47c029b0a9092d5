import { createHash } from 'node:crypto';
import { cpSync, existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { openStore } from '../../../electron/core/store/store.ts';
import { createFiller, type Filler, itemsOf } from '../filler.ts';
import { cacheFolder, makeFolder, shapeOfMemory } from '../memory.ts';
import type { SetConversation } from './question-set.ts';
import { type StoredSet, storeConversations } from './stores.ts';
import { writeSourceItems } from '../size-memory.ts';

const AT_ONCE = 4000;

/**
 * Hides conversations among so many other messages, made up of their own words and general ones; made once and kept in
 * the temporary folder for the next run.
 */
export async function hideConversations(
  conversations: readonly SetConversation[],
  messages: number,
): Promise<StoredSet> {
  const stored = await storeConversations(conversations);
  const shape = createHash('sha256').update(
    `${stored.home} ${shapeOfMemory('filler.ts', 'recall/hidden-set.ts')}`,
  );
  const home = path.join(cacheFolder(), `hidden-${messages}-${shape.digest('hex').slice(0, 12)}`);
  if (existsSync(home)) return { ...stored, home };
  console.log(`Hiding them among ${messages.toLocaleString('en')} messages once …`);
  const making = path.join(makeFolder(), 'home');
  cpSync(stored.home, making, { recursive: true });
  const store = openStore({ home: making, saveFirst: () => {} });
  writeSourceItems(store, itemsOf(fillerOf(conversations), messages), {
    name: 'others',
    messagesAtOnce: AT_ONCE,
  });
  store.close();
  renameSync(making, home);
  return { ...stored, home };
}

function fillerOf(conversations: readonly SetConversation[]): Filler {
  return createFiller(
    conversations.flatMap(({ said }) => said.map(({ text }) => text.replace(/^[\p{L} ]+: /u, ''))),
  );
}
