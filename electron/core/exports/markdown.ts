import type { BundleRecord } from '../../../shared/bundle.ts';
import type { Part } from '../../../shared/entities/message.ts';
import type { Json } from '../../../shared/primitives.ts';
import type { Output } from './output.ts';
import type { ExportSource } from './source.ts';

const ROLES = {
  system: 'System',
  user: 'User',
  assistant: 'Assistant',
  tool: 'Tool',
  other: 'Other',
} as const;

/** A session with the key its messages are read by. */
export type KeyedSession = Readonly<{ key: number; record: BundleRecord<'session'> }>;

/** Writes one session as Markdown: front matter, then the branch the conversation went on with. */
export async function writeSessionMarkdown(
  source: ExportSource,
  { key, record }: KeyedSession,
  output: Output,
): Promise<void> {
  const { data } = record;
  await output.write(
    frontMatter({
      id: record.id,
      title: data.title,
      agent: source.agentName(data.agent_id),
      source: record.source.app,
      project: data.project,
      model: data.model,
      started: data.started_at,
      last_active: data.last_active,
      topics: data.topics,
    }),
  );
  await output.write(`\n# ${oneLine(data.title) || 'Untitled'}\n`);
  if (data.summary !== null && data.summary !== '') await output.write(`\n${quoted(data.summary)}\n`);
  for await (const messages of source.messages(key, true)) {
    for (const message of messages) await output.write(messageMarkdown(message));
  }
}

/** YAML between two lines of dashes; every value is written as JSON, which YAML 1.2 reads as it is. */
function frontMatter(fields: Readonly<Record<string, Json>>): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join('')}---\n`;
}

/** A text as one line, for a heading. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A moment as people read it, in UTC. */
export function moment(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}

/** A block of code whose fence is longer than any run of backticks in it. */
export function fenced(text: string, info: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${oneLine(info).replaceAll('`', '')}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}\n`;
}

function messageMarkdown({ data, created_at }: BundleRecord<'message'>): string {
  const model = data.model === null || data.role !== 'assistant' ? '' : ` (${oneLine(data.model)})`;
  const heading = `\n## ${ROLES[data.role]}${model} — ${moment(data.sent_at ?? created_at)}\n`;
  return heading + data.parts.map((part) => `\n${partMarkdown(part)}`).join('');
}

function partMarkdown(part: Part): string {
  switch (part.type) {
    case 'text':
      return `${part.text}\n`;
    case 'code':
      return fenced(part.text, part.language ?? '');
    case 'thinking':
      return fenced(part.text, 'thinking');
    case 'tool_call':
      return fenced(JSON.stringify(part.input, null, 2), `json tool call: ${part.name}`);
    case 'tool_result':
      return fenced(part.text, part.isError ? 'text tool error' : 'text tool result');
    case 'image':
      return fenced([part.alt, part.url, part.mediaType].filter(Boolean).join('\n'), 'text image');
    case 'file':
      return fenced(part.name, 'text file');
    case 'citation':
      return fenced([part.title, part.url, part.text].filter(Boolean).join('\n'), 'text citation');
    case 'unknown':
      return fenced(JSON.stringify(part.raw, null, 2), 'json');
  }
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
