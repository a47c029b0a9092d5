import type { Writable } from 'node:stream';
import type { BundleRecord } from '../../../shared/bundle.ts';
import type { Json } from '../../../shared/primitives.ts';
import { createNames, safeName } from './file-names.ts';
import { fenced, moment, oneLine, writeSessionMarkdown } from './markdown.ts';
import type { ExportSource } from './source.ts';
import { createZip, type Zip } from './zip.ts';

const BY_CATEGORY = '(k.category || char(1) || k.key)';

/** Writes what people read: a ZIP of one Markdown file a session, and one each of all other kinds. */
export async function writeMarkdownFolder(source: ExportSource, stream: Writable): Promise<boolean> {
  const zip = createZip(stream, { compress: true });
  const nameOf = createNames();
  for await (const { records, keys } of source.records('session')) {
    for (const [index, record] of records.entries()) {
      const day = (record.data.started_at ?? record.created_at).slice(0, 10);
      const file = zip.open(`sessions/${nameOf(`${day} ${safeName(record.data.title)}`)}.md`);
      await writeSessionMarkdown(source, { record, key: keys[index] ?? 0 }, file);
      await file.close();
    }
  }
  await writeList(zip, 'memories.md', 'Memories', source.records('memory'), (memory) =>
    memoryMarkdown(source, memory),
  );
  await writeKnowledge(source, zip);
  await writeList(zip, 'preferences.md', 'Preferences', source.records('preference'), preferenceMarkdown);
  await writeList(zip, 'tasks.md', 'Tasks', source.records('task'), (task) => taskMarkdown(source, task));
  await writeList(zip, 'decisions.md', 'Decisions', source.records('decision'), (decision) =>
    decisionMarkdown(source, decision),
  );
  await zip.finish();
  return source.changed();
}

async function writeKnowledge(source: ExportSource, zip: Zip): Promise<void> {
  let category: string | null = null;
  const names = new Map<string, string>();
  await writeList(zip, 'knowledge.md', 'Knowledge', source.records('knowledge', BY_CATEGORY), (fact) => {
    names.set(fact.id, `**${oneLine(fact.data.key)}** (${oneLine(fact.data.category)})`);
    const heading = fact.data.category === category ? '' : `\n## ${oneLine(fact.data.category)}\n`;
    category = fact.data.category;
    return heading + factMarkdown(fact);
  });
  await writeList(zip, 'relations.md', 'Relations', source.records('relation'), ({ data }) => {
    const [from, to] = [names.get(data.from_id), names.get(data.to_id)];
    // A fact that was not chosen has no name here.
    return from === undefined || to === undefined ? '' : `\n- ${from} ${oneLine(data.type)} ${to}\n`;
  });
}

/** A file is made only where there is something to write into it. */
async function writeList<R>(
  zip: Zip,
  path: string,
  title: string,
  pages: AsyncIterable<{ records: R[] }>,
  write: (record: R) => string,
): Promise<void> {
  let file: ReturnType<Zip['open']> | undefined;
  for await (const { records } of pages) {
    if (!file) {
      file = zip.open(path);
      await file.write(`# ${title}\n`);
    }
    for (const record of records) await file.write(write(record));
  }
  await file?.close();
}

function memoryMarkdown(source: ExportSource, { data, created_at }: BundleRecord<'memory'>): string {
  const agent = source.agentName(data.agent_id);
  const facts = [
    data.type,
    ...(agent === null ? [] : [`agent: ${oneLine(agent)}`]),
    `importance: ${data.importance}`,
    `confidence: ${data.confidence}`,
    ...(data.tags.length === 0 ? [] : [`tags: ${oneLine(data.tags.join(', '))}`]),
    `created: ${moment(created_at)}`,
  ];
  return `\n---\n\n${data.content}\n\n_${facts.join(' · ')}_\n`;
}

function factMarkdown({ data, updated_at }: BundleRecord<'knowledge'>): string {
  const from = data.source === null ? [] : [`source: ${oneLine(data.source)}`];
  const facts = [`confidence: ${data.confidence}`, ...from, `updated: ${moment(updated_at)}`];
  return `\n### ${oneLine(data.key)}\n\n${data.value}\n\n_${facts.join(' · ')}_\n`;
}

function preferenceMarkdown({ data, updated_at }: BundleRecord<'preference'>): string {
  const facts = [`confidence: ${data.confidence}`, ...(data.locked ? ['locked'] : []), moment(updated_at)];
  return `\n## ${oneLine(data.key)}\n\n${valueMarkdown(data.value)}\n_${facts.join(' · ')}_\n`;
}

function valueMarkdown(value: Json): string {
  if (typeof value === 'string') return `${value}\n`;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.map((item) => `- ${oneLine(item)}\n`).join('');
  return fenced(JSON.stringify(value, null, 2), 'json');
}

function taskMarkdown(source: ExportSource, { data, created_at }: BundleRecord<'task'>): string {
  const agent = source.agentName(data.agent_id);
  const facts = [
    data.status,
    ...(data.due_at === null ? [] : [`due: ${moment(data.due_at)}`]),
    ...(agent === null ? [] : [`agent: ${oneLine(agent)}`]),
    `created: ${moment(created_at)}`,
  ];
  const result = data.result === null || data.result === '' ? '' : `\n${indented(data.result)}\n`;
  const box = data.status === 'completed' ? 'x' : ' ';
  return `\n- [${box}] ${indented(data.description).trimStart()}\n\n  _${facts.join(' · ')}_\n${result}`;
}

function decisionMarkdown(source: ExportSource, { data }: BundleRecord<'decision'>): string {
  const facts = [
    oneLine(source.agentName(data.agent_id) ?? ''),
    `outcome: ${data.outcome}`,
    ...(data.quality === null ? [] : [`quality: ${data.quality}`]),
    moment(data.decided_at),
  ];
  const options = data.options.map(
    (option) => `- ${option === data.chosen ? `**${oneLine(option)}** (chosen)` : oneLine(option)}\n`,
  );
  const chosen =
    data.chosen === null || data.options.includes(data.chosen) ? '' : `\nChosen: ${oneLine(data.chosen)}\n`;
  const inputs = data.inputs === null ? '' : `\n${fenced(JSON.stringify(data.inputs, null, 2), 'json')}`;
  return `\n## ${oneLine(data.summary)}\n\n${options.join('')}${chosen}${inputs}\n_${facts.join(' · ')}_\n`;
}

/** Lines of a list item stand two columns in. */
function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
