import { z } from 'zod';
import type { Client } from '../../../../shared/client.ts';
import { MemoryType } from '../../../../shared/entities/memory.ts';
import { Role } from '../../../../shared/entities/message.ts';
import { AppError } from '../../../../shared/errors.ts';
import { id, memoryFields, why, written } from '../fields.ts';
import { idOf, nameOf, referenceOf } from '../reference.ts';
import { tool } from '../tool.ts';

/** Tools that write what is remembered. */
export const WRITING_TOOLS = [
  tool({
    name: 'memory_store',
    title: 'Remember',
    description:
      'Remember what will be worth knowing later: how something went, a lesson, a fact about the person or the project. One thing at a time, in a full sentence. With `category` and `key` it is a fact, one value per key.',
    operations: ['memories.add', 'knowledge.add'],
    input: z.strictObject({
      content: z.string(),
      type: MemoryType.optional().describe('Of a memory; episodic if left out.'),
      ...memoryFields,
      shared: z.boolean().optional().describe('For all agents, not only you.'),
      session_id: z.string().optional().describe('Where it comes from.'),
      category: z.string().optional(),
      key: z.string().optional(),
      ...why,
    }),
    output: written,
    async run(client, { content, category, key, session_id: session, reason, ...memory }) {
      if (category !== undefined || key !== undefined)
        return addFact(client, { category: category ?? '', key: key ?? '', value: content, reason });
      const sessionId = session === undefined ? undefined : idOf(session, 'session');
      const added = await client.memories.add({ content, ...memory, sessionId, reason });
      return {
        id: nameOf('memory', added.id),
        ...(added.held ? { note: 'It waits for the person to accept it.' } : {}),
      };
    },
  }),
  tool({
    name: 'memory_update',
    title: 'Correct',
    description:
      'Change a memory or a fact that is no longer right. `replaced_by` names the memory that takes its place. What the person wrote stays as it is.',
    operations: ['memories.update', 'memories.supersede', 'knowledge.update'],
    destructive: true,
    input: z.strictObject({
      id,
      content: z.string().optional(),
      ...memoryFields,
      replaced_by: z.string().optional(),
      ...why,
    }),
    output: written,
    async run(client, { id: name, content, replaced_by: by, reason, ...fields }) {
      const { kind, id: wanted } = referenceOf(name, 'memory');
      if (kind === 'knowledge') await client.knowledge.update({ id: wanted, value: content, reason });
      else if (by !== undefined)
        await client.memories.supersede({ id: idOf(name, 'memory'), by: idOf(by, 'memory'), reason });
      else await client.memories.update({ id: idOf(name, 'memory'), content, ...fields, reason });
      return { id: nameOf(kind, wanted) };
    },
  }),
  tool({
    name: 'memory_forget',
    title: 'Forget',
    description: 'Move a memory you wrote to Trash; the person can bring it back.',
    operations: ['memories.forget'],
    destructive: true,
    input: z.strictObject({ id, ...why }),
    output: written,
    async run(client, { id: name, reason }) {
      const wanted = idOf(name, 'memory');
      await client.memories.forget({ id: wanted, reason });
      return { id: nameOf('memory', wanted), note: 'It is in Trash.' };
    },
  }),
  tool({
    name: 'memory_log_message',
    title: 'Log a message',
    description:
      'Keep a message of a conversation; without `session_id` it begins a session, whose id it gives.',
    operations: ['sessions.create', 'messages.add'],
    input: z.strictObject({
      text: z.string(),
      role: Role.default('user'),
      session_id: z.string().optional(),
      title: z.string().optional().describe('Of a new session.'),
      ...why,
    }),
    output: written.extend({ session_id: z.string().optional() }),
    async run(client, { text, role, session_id: session, title = '', reason }) {
      if (session !== undefined && title !== '')
        throw new AppError(
          'invalid_input',
          'A session that is there has its title. Leave title or session_id out.',
        );
      const sessionId =
        session === undefined
          ? (await client.sessions.create({ title, reason })).id
          : idOf(session, 'session');
      const added = await client.messages.add({ sessionId, message: { role, text }, reason });
      return { id: nameOf('message', added.id), session_id: nameOf('session', sessionId) };
    },
  }),
];

type Fact = Readonly<{ category: string; key: string; value: string; reason: string | undefined }>;

async function addFact(client: Client, fact: Fact) {
  const { id: added } = await client.knowledge.add(fact);
  return { id: nameOf('knowledge', added) };
}
