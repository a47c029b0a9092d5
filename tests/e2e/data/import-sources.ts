import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { AGENT_TABLES, MEMORY_TABLES } from '../../support/foreign-databases.ts';
import { zipOf } from '../../unit/core/imports/zip-file.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../unit/core/imports/fixtures');

/** One source of the wizard: how it is handed over, what its preview counts, and where its content is to be read. */
export type ImportSource = Readonly<{
  name: string;
  /** Of which kind the wizard takes it, by the key of its name. */
  format: string;
  give:
    | Readonly<{ file: string; content: Buffer }>
    | Readonly<{ text: string }>
    | Readonly<{ place: string }>
    /** A database with these tables. */
    | Readonly<{ database: typeof AGENT_TABLES }>
    /** An export of a memory that holds what this file does. */
    | Readonly<{ bundleOf: string }>;
  sessions: number;
  messages: number;
  facts: number;
  /** Records that cannot be read. */
  problems: number;
  /** A conversation and words of a message in it; or the key of a fact and its value. */
  read: Readonly<{ title: string; words: string }> | Readonly<{ key: string; value: string }>;
}>;

/**
 * A source of each format the wizard takes, from the fixtures of their readers, in rounds for a memory each: what was
 * taken back is not brought by another file either.
 */
export function importSources(): ImportSource[][] {
  const chatgpt = { format: 'chatgpt', sessions: 3, messages: 22, facts: 0, problems: 2 };
  const bread = { read: { title: 'Rye bread', words: 'And the flour?' } };
  const codex = { format: 'codex', sessions: 1, messages: 14, facts: 0, problems: 2 };
  const crane = { read: { title: 'Fix the crane', words: 'I will look.' } };
  const beans = { format: 'claude-code', sessions: 2, messages: 15, facts: 0, problems: 1 };
  const bed = { read: { title: 'Planning a bean bed', words: 'Plan the bean bed, please' } };
  const text = { format: 'memory-text', sessions: 0, messages: 0, facts: 9, problems: 0 };
  const units = { read: { key: 'Name: Ada', value: 'Name: Ada; lives in Riga.' } };
  const pots = { title: 'Which pot suits', words: 'A five litre one' };
  const chats = { sessions: 6, messages: 20, facts: 0, read: pots };
  return [
    [
      {
        name: 'ChatGPT zip',
        ...chatgpt,
        ...bread,
        give: archive('chatgpt', { 'conversations.json': 'chatgpt.json' }),
      },
      claudeAiExport(),
      { name: 'Codex', ...codex, ...crane, give: fixture('codex.jsonl', 'rollout-1.jsonl') },
      { name: 'Claude Code', ...beans, ...bed, give: fixture('claude-code.jsonl') },
      serverMemory(),
      { name: 'memory text', ...text, ...units, give: fixture('memory-text.md') },
      {
        name: 'OpenAI messages',
        format: 'openai-messages',
        ...chats,
        problems: 3,
        give: fixture('openai-lines.jsonl'),
      },
      shareGpt(),
      agentDatabase(),
      memoryDatabase(),
    ],
    [
      { name: 'ChatGPT file', ...chatgpt, ...bread, give: fixture('chatgpt.json', 'conversations.json') },
      {
        name: 'Codex, packed',
        ...codex,
        ...crane,
        give: { file: 'rollout-1.jsonl.zst', content: zstdCompressSync(contentOf('codex.jsonl')) },
      },
      { name: 'a found folder', ...beans, ...bed, give: { place: 'Claude Code' } },
      {
        name: 'pasted text',
        ...text,
        ...units,
        give: { text: contentOf('memory-text.md').toString('utf8') },
      },
      {
        name: 'Mneme',
        format: 'mneme',
        ...chats,
        problems: 0,
        give: { bundleOf: path.join(FIXTURES, 'openai-lines.jsonl') },
      },
    ],
    [{ name: 'ChatGPT shards', ...chatgpt, ...bread, give: shards() }],
  ];
}

function claudeAiExport(): ImportSource {
  return {
    name: 'Claude.ai zip',
    format: 'claude-ai',
    sessions: 2,
    messages: 9,
    facts: 8,
    problems: 3,
    give: archive('data-batch-0000', {
      'conversations.json': 'claude-ai-conversations.json',
      'projects.json': 'claude-ai-projects.json',
      'memories.json': 'claude-ai-memories.json',
    }),
    read: { title: 'Tide tables', words: 'And on Sunday?' },
  };
}

function agentDatabase(): ImportSource {
  return {
    name: 'database of an agent',
    format: 'agent-database',
    sessions: 3,
    messages: 6,
    facts: 2,
    problems: 3,
    give: { database: AGENT_TABLES },
    read: { title: 'Beans', words: 'In May.' },
  };
}

function memoryDatabase(): ImportSource {
  return {
    name: 'database of memories',
    format: 'memory-database',
    sessions: 1,
    messages: 0,
    facts: 2,
    problems: 1,
    give: { database: MEMORY_TABLES },
    read: { key: 'Harbour', value: 'All about the harbour' },
  };
}

function serverMemory(): ImportSource {
  return {
    name: 'server memory',
    format: 'server-memory',
    sessions: 0,
    messages: 0,
    facts: 5,
    problems: 5,
    give: fixture('server-memory.jsonl', 'memory.jsonl'),
    read: { key: 'Harbour', value: 'Opens at six' },
  };
}

function shareGpt(): ImportSource {
  return {
    name: 'ShareGPT',
    format: 'sharegpt',
    sessions: 4,
    messages: 15,
    facts: 0,
    problems: 1,
    give: fixture('sharegpt.jsonl'),
    read: { title: 'What time is it?', words: 'Noon.' },
  };
}

/** Puts a folder of Claude Code into the home folder of a person. */
export function putClaudeCodeFolder(person: string): void {
  const folder = path.join(person, '.claude/projects/-home-ada-garden');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, '0199d3a0-0000-7000-8000-00000000beef.jsonl'),
    contentOf('claude-code.jsonl'),
  );
}

function contentOf(name: string): Buffer {
  return readFileSync(path.join(FIXTURES, name));
}

function fixture(name: string, file = name) {
  return { file, content: contentOf(name) };
}

/** A zip whose entries are fixtures. */
function archive(name: string, entries: Readonly<Record<string, string>>) {
  const content = zipOf(
    ...Object.entries(entries).map(([entry, from]) => ({ name: entry, content: contentOf(from) })),
  );
  return { file: `${name}.zip`, content };
}

/** The conversations one by one in numbered files, as ChatGPT has exported them since 2026. */
function shards() {
  const conversations = JSON.parse(contentOf('chatgpt.json').toString('utf8')) as unknown[]; // it is a list
  const files = conversations.map((conversation, index) => ({
    name: `conversations-${String(index).padStart(3, '0')}.json`,
    content: JSON.stringify([conversation]),
  }));
  const manifest = { name: 'export_manifest.json', content: '{}' };
  return { file: 'chatgpt-2026.zip', content: zipOf(...files, manifest) };
}
