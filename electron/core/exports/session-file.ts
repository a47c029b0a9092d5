import type { Writable } from 'node:stream';
import type { SessionForm } from '../../../shared/entities/export.ts';
import { AppError } from '../../../shared/errors.ts';
import { chatMessages } from './chat-completions.ts';
import { writeSessionHtml } from './html.ts';
import { type KeyedSession, writeSessionMarkdown } from './markdown.ts';
import { createOutput, type Output } from './output.ts';
import type { ExportSource } from './source.ts';

/** Writes one session into a file of its own. Throws `not_found` where it is gone. */
export async function writeSessionFile(
  source: ExportSource,
  stream: Writable,
  form: SessionForm,
): Promise<boolean> {
  const session = await findSession(source);
  const output = createOutput(stream);
  if (form === 'markdown') await writeSessionMarkdown(source, session, output);
  else if (form === 'html') await writeSessionHtml(source, session, output);
  else await writeSessionJson(source, session, output);
  await output.flush();
  return source.changed();
}

async function findSession(source: ExportSource): Promise<KeyedSession> {
  for await (const { records, keys } of source.records('session')) {
    const [record] = records;
    const [key] = keys;
    if (record && key !== undefined) return { record, key };
  }
  throw new AppError('not_found', 'There is no such session, or it is in Trash. Nothing was written.');
}

/** The session, its branch as chat completions take it, and every message whole. */
async function writeSessionJson(
  source: ExportSource,
  { key, record }: KeyedSession,
  output: Output,
): Promise<void> {
  await output.write(`{\n"session": ${JSON.stringify(record)},\n"messages": [`);
  let first = true;
  const item = async (value: unknown): Promise<void> => {
    await output.write(`${first ? '' : ','}\n${JSON.stringify(value)}`);
    first = false;
  };
  for await (const messages of source.messages(key, true, true)) {
    for (const message of messages.flatMap(chatMessages)) await item(message);
  }
  await output.write('\n],\n"records": [');
  first = true;
  for await (const messages of source.messages(key, false)) {
    for (const message of messages) await item(message);
  }
  await output.write('\n]\n}\n');
}
