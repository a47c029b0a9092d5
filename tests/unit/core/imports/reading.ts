import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { adapterFor } from '../../../../electron/core/imports/adapters.ts';
import { detectFormat } from '../../../../electron/core/imports/detect.ts';
import type {
  SourceKnowledge,
  SourceMessage,
  SourceRelation,
  SourceSession,
} from '../../../../electron/core/imports/source-record.ts';
import type { ImportFormat, ImportProblem } from '../../../../shared/entities/import.ts';
import { Part } from '../../../../shared/entities/message.ts';

type Reading = {
  sessions: SourceSession[];
  messages: SourceMessage[];
  of: Record<string, SourceMessage[]>;
  knowledge: SourceKnowledge[];
  relations: SourceRelation[];
  problems: ImportProblem[];
  progress: number[];
};

/** A file of the tests that holds known conversations. */
export function fixture(name: string): string {
  return join(import.meta.dirname, 'fixtures', name);
}

/** Writes a file that is gone after the test. */
export function fileOf(content: string | Buffer, name = 'source'): string {
  const folder = mkdtempSync(join(tmpdir(), 'mneme-imports-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Lines of JSON, the last one with its end. */
export function linesOf(...records: unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

/** Reads a whole file and checks what every reading must keep to. */
export async function readAll(file: string, format?: ImportFormat): Promise<Reading> {
  const chosen = format ?? (await detectFormat(file));
  if (chosen === null) throw new Error('The file was not recognised');
  const reading: Reading = {
    sessions: [],
    messages: [],
    of: noRecord(),
    knowledge: [],
    relations: [],
    problems: [],
    progress: [],
  };
  const signal = new AbortController().signal;
  for await (const item of adapterFor(chosen).read(file, { signal })) {
    if (item.kind === 'session') reading.sessions.push(item.session);
    else if (item.kind === 'knowledge') reading.knowledge.push(item.knowledge);
    else if (item.kind === 'relation') reading.relations.push(item.relation);
    else if (item.kind === 'problem') reading.problems.push(item.problem);
    else if (item.kind === 'progress') reading.progress.push(item.bytes);
    else if (item.kind === 'messages') addMessages(reading, item.sessionExternalId, item.messages);
  }
  return reading;
}

/** An object without a prototype: sources may use any word as an id. */
function noRecord(): Record<string, never> {
  return Object.create(null);
}

function addMessages(reading: Reading, session: string, messages: SourceMessage[]): void {
  if (!reading.sessions.some(({ externalId }) => externalId === session))
    throw new Error('No session before');
  if (messages.length > 200) throw new Error('The batch is too long');
  const known = (reading.of[session] ??= []);
  for (const message of messages) {
    const parent = message.parentExternalId;
    if (parent !== null && !known.some(({ externalId }) => externalId === parent))
      throw new Error('No parent before');
    Part.array().parse(message.parts);
    known.push(message);
    reading.messages.push(message);
  }
}

/** The first text of a message. */
export function textOf(message: SourceMessage | undefined): string {
  const part = message?.parts.find(({ type }) => type === 'text');
  return part?.type === 'text' ? part.text : '';
}
