import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '../../../shared/client.ts';
import { cacheFolder, CALLER, makeFolder, openCore, shapeOfMemory } from '../memory.ts';
import type { Said, SetConversation } from './question-set.ts';

/** A memory with conversations in it, and the keys of what was said by its id: conversation and id, with a space between. */
export type StoredSet = Readonly<{
  home: string;
  conversations: readonly SetConversation[];
  ids: ReadonlyMap<string, string>;
}>;

const AT_ONCE = 500;
const IDS = 'ids.json';

/** Brings conversations into a memory of their own, through the core; kept in the temporary folder for the next run. */
export async function storeConversations(conversations: readonly SetConversation[]): Promise<StoredSet> {
  const content = createHash('sha256').update(JSON.stringify(conversations)).digest('hex').slice(0, 12);
  const home = path.join(cacheFolder(), `recall-${content}-${shapeOfMemory()}`);
  if (!existsSync(home)) {
    const making = path.join(makeFolder(), 'home');
    const ids = await fill(making, conversations);
    writeFileSync(path.join(making, IDS), JSON.stringify([...ids]));
    renameSync(making, home);
  }
  const ids = JSON.parse(readFileSync(path.join(home, IDS), 'utf8')) as [string, string][]; // written above
  return { home, conversations, ids: new Map(ids) };
}

async function fill(home: string, conversations: readonly SetConversation[]): Promise<Map<string, string>> {
  const core = openCore(home);
  const client = createClient(core.connect(CALLER));
  const found = new Map<string, string>();
  for (const { id, said } of conversations)
    for (const [name, session] of Map.groupBy(said, (each) => each.session)) {
      const { id: sessionId } = await client.sessions.create({ title: name });
      for (let first = 0; first < session.length; first += AT_ONCE) {
        const some = session.slice(first, first + AT_ONCE);
        const { ids } = await client.messages.addMany({ sessionId, messages: some.map(draftOf) });
        for (const [place, each] of some.entries()) found.set(`${id} ${each.id}`, ids[place] ?? '');
      }
    }
  await core.close();
  return found;
}

function draftOf({ role, text, picture, at }: Said) {
  const image = {
    type: 'image' as const,
    url: null,
    mediaType: null,
    bytes: null,
    alt: `[shared ${picture}]`,
  };
  return {
    role,
    parts: [{ type: 'text' as const, text }, ...(picture === null ? [] : [image])],
    sentAt: at === null ? null : new Date(at).toISOString(),
  };
}
