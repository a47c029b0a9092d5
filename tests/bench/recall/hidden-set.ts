import { createHash } from 'node:crypto';
import { cpSync, existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { SourceItem, SourceMessage } from '../../../electron/core/imports/source-record.ts';
import { openStore } from '../../../electron/core/store/store.ts';
import { createFiller } from '../filler.ts';
import { cacheFolder, makeFolder, shapeOfMemory } from '../memory.ts';
import type { SetConversation } from './question-set.ts';
import { type StoredSet, storeConversations } from './stores.ts';
import { writeSourceItems } from '../size-memory.ts';

const MESSAGES_PER_SESSION = 100;
const AT_ONCE = 4000;
const MINUTE = 60_000;
const START = Date.UTC(2023, 0, 1);

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
  writeSourceItems(store, makeOthers(conversations, messages), { name: 'others', messagesAtOnce: AT_ONCE });
  store.close();
  renameSync(making, home);
  return { ...stored, home };
}

/** Other conversations one after another, as an adapter gives them. */
function* makeOthers(conversations: readonly SetConversation[], messages: number): Iterable<SourceItem> {
  const filler = createFiller(
    conversations.flatMap(({ said }) => said.map(({ text }) => text.replace(/^[\p{L} ]+: /u, ''))),
  );
  for (let number = 0, written = 0; written < messages; number += 1) {
    const length = Math.min(MESSAGES_PER_SESSION, messages - written);
    const externalId = `other-${number}`;
    const start = START + number * 11 * MINUTE;
    yield {
      kind: 'session',
      session: {
        source: 'openai',
        externalId,
        title: filler.writeText(40),
        startedAt: start,
        model: null,
        project: null,
        agentName: null,
        parentExternalId: null,
      },
    };
    const said = filler.writeConversation(length);
    const list = said.map(({ role, text }, index): SourceMessage => ({
      externalId: String(index),
      parentExternalId: index === 0 ? null : String(index - 1),
      role,
      parts: [{ type: 'text', text }],
      active: true,
      tokens: null,
      model: null,
      sentAt: start + index * MINUTE,
    }));
    yield { kind: 'messages', sessionExternalId: externalId, messages: list };
    written += length;
  }
}
