import type { Client } from '../../../../shared/client.ts';
import { BackupResult } from '../../../../shared/entities/backup.ts';
import { ExportedSecrets, ExportFormat, ExportResult } from '../../../../shared/entities/export.ts';
import { ImportFormat } from '../../../../shared/entities/import.ts';
import { formatBytes, formatCount, formatMoment, formatNumber, readChoice } from './amounts.ts';
import { type Answer, answerWith, type Given, type PersonCommand } from './command.ts';
import { onOneLine, type Screen } from './screen.ts';
import { formatTable } from './table.ts';

type Imported = Awaited<ReturnType<Client['imports']['run']>>;
type ImportPlan = Awaited<ReturnType<Client['imports']['preview']>>;
type Exported = Awaited<ReturnType<Client['exports']['run']>>;
type Backups = Awaited<ReturnType<Client['backups']['list']>>;
type BackupWork = Awaited<ReturnType<Client['backups']['create']>>;

export const importing: PersonCommand = {
  summary: 'Bring in a file or a folder of transcripts.',
  takes: '<file>',
  words: [1, 1],
  files: true,
  options: {
    preview: { help: 'Only say what it would bring.' },
    format: { help: 'If it is not recognised.', value: 'FORMAT', choices: ImportFormat.options },
    name: { help: 'What the import is called.', value: 'NAME' },
  },
  examples: [
    ['mneme import chatgpt-export.zip --preview', 'what is in it'],
    ['mneme import ~/.claude/projects', 'every session of Claude Code'],
  ],
  async ask(client, { words: [path = ''], text, flag }) {
    const format = text('format');
    const source = {
      source: { path },
      format: format === undefined ? undefined : readChoice(format, 'format', ImportFormat.options),
    };
    if (flag('preview')) return answerWith(await client.imports.preview(source), showImportPlan);
    return answerWith(await client.imports.run({ ...source, name: text('name') }), showImported);
  },
};

export const exporting: PersonCommand = {
  summary: 'Write the memory into a file.',
  takes: '[file or folder]',
  words: [0, 1],
  files: true,
  options: {
    format: {
      help: 'A bundle, which can be imported again, unless told otherwise.',
      value: 'FORMAT',
      choices: ExportFormat.exclude(['session']).options,
    },
    trash: { help: 'In a bundle: also what lies in Trash.' },
    secrets: {
      help: 'What looks like a secret: plain in a bundle, masked in what is made to be read, unless told otherwise.',
      value: 'HOW',
      choices: ExportedSecrets.options,
    },
  },
  examples: [
    ['mneme export', 'a bundle in this folder'],
    ['mneme export --format markdown ~/notes', 'as Markdown, to read'],
  ],
  async ask(client, { words: [to = '.'], text, flag }) {
    const format = readChoice(text('format') ?? 'bundle', 'format', ExportFormat.options);
    const secrets = text('secrets');
    const answer = await client.exports.run({
      format,
      to,
      includeTrash: flag('trash'),
      ...(secrets === undefined ? {} : { secrets: readChoice(secrets, 'secrets', ExportedSecrets.options) }),
    });
    return answerWith(answer, showExported);
  },
};

export const backup: PersonCommand = {
  summary: 'Copy the whole memory into a backup and verify it.',
  takes: '',
  words: [0, 0],
  options: {
    list: { help: 'Only show the backups there are.' },
    verify: { help: 'Look through this one.', value: 'NAME' },
  },
  examples: [
    ['mneme backup', 'make one now'],
    ['mneme backup --list', 'which there are, and where'],
  ],
  ask: askForBackup,
};

async function askForBackup(client: Client, { text, flag }: Given): Promise<Answer> {
  const name = text('verify');
  if (flag('list')) return answerWith(await client.backups.list({}), showBackups);
  const work = name === undefined ? client.backups.create({}) : client.backups.verify({ name });
  return answerWith(await work, showBackupWork);
}

function showImported({ import: { name, counts } }: Imported, screen: Screen): string {
  const added = [
    formatCount(counts.addedSessions, 'session'),
    formatCount(counts.addedMessages, 'message'),
    ...(counts.addedKnowledge > 0 ? [formatCount(counts.addedKnowledge, 'fact')] : []),
    ...(counts.addedRecords > 0 ? [formatCount(counts.addedRecords, 'other record')] : []),
  ].join(', ');
  const known =
    counts.knownMessages > 0 ? `Already here: ${formatCount(counts.knownMessages, 'message')}.\n` : '';
  const problems =
    counts.problems > 0
      ? `${screen.paint('warning', `${formatCount(counts.problems, 'record')} could not be read.`)} See mneme imports list\n`
      : '';
  return `${screen.paint('good', 'Imported')} ${onOneLine(name)}: ${added}.\n${known}${problems}`;
}

function showImportPlan(plan: ImportPlan, screen: Screen): string {
  const rows = [
    ['sessions', formatNumber(plan.sessions), formatNumber(plan.newSessions)],
    ['messages', formatNumber(plan.messages), formatNumber(plan.newMessages)],
    ['facts', formatNumber(plan.knowledge), formatNumber(plan.newKnowledge)],
    ['relations', formatNumber(plan.relations), formatNumber(plan.newRelations)],
    ['other records', formatNumber(plan.records), formatNumber(plan.newRecords)],
  ].filter(([, found]) => found !== '0');
  const columns = [{ title: '' }, { title: 'FOUND', right: true }, { title: 'NEW', right: true }] as const;
  const notes = [
    `${onOneLine(plan.fileName)}: ${plan.format}, ${formatBytes(plan.bytes)}${plan.estimated ? ', estimated' : ''}`,
    ...(plan.damaged ? [screen.paint('bad', 'It is damaged.')] : []),
    ...(plan.problemCount > 0
      ? [screen.paint('warning', `${formatCount(plan.problemCount, 'record')} cannot be read.`)]
      : []),
  ];
  return `${notes.join('\n')}\n\n${formatTable(columns, rows, screen)}Nothing was changed.\n`;
}

function showExported({ name, job }: Exported, screen: Screen): string {
  const result = ExportResult.safeParse(job.result).data;
  const size = result === undefined ? '' : `, ${formatBytes(result.bytes)}`;
  return `${screen.paint('good', 'Written')} ${onOneLine(result?.path ?? name)}${size}\n`;
}

function showBackups({ items, folder, bytes, nextAt }: Backups, screen: Screen): string {
  const rows = items.map(({ name, createdAt, bytes: size, state, reason }) => [
    name,
    formatMoment(createdAt),
    formatBytes(size),
    { text: state, style: state === 'verified' ? 'good' : state === 'damaged' ? 'bad' : 'warning' } as const,
    reason,
  ]);
  const columns = [
    { title: 'NAME', grows: true },
    { title: 'WHEN' },
    { title: 'SIZE', right: true },
    { title: 'STATE' },
    { title: 'WHY' },
  ] as const;
  const next = nextAt === null ? 'None is made by itself.' : `The next is due ${formatMoment(nextAt)}.`;
  return `${formatTable(columns, rows, screen)}${formatBytes(bytes)} in ${onOneLine(folder)}. ${next}\n`;
}

function showBackupWork({ job }: BackupWork, screen: Screen): string {
  const made = BackupResult.safeParse(job.result).data?.backup;
  if (made === undefined) return 'Done.\n';
  const { name, state, bytes, problem } = made;
  if (problem !== null) return `${screen.paint('bad', state)} ${name}: ${onOneLine(problem)}\n`;
  return `${screen.paint('good', state)} ${name}, ${formatBytes(bytes)}\n`;
}
