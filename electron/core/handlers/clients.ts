import type { clients as domain } from '../../../shared/contract/clients.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { ClientName, ClientProgram } from '../../../shared/entities/client-program.ts';
import { AppError } from '../../../shared/errors.ts';
import { compareConfigs } from '../clients/config-change.ts';
import { addEntry, isSameEntry, readEntry, removeEntry } from '../clients/edit-config.ts';
import { type Entry, entryFor, type Program, PROGRAMS, terminalLine } from '../clients/programs.ts';
import {
  type ConfigText,
  isProgramHere,
  keptConfigs,
  readConfigText,
  removeKept,
  replaceConfig,
  rewriteConfig,
} from '../files/client-config.ts';
import { shortPath } from '../imports/places.ts';
import { findAgent } from '../store/agents.ts';
import type { Context } from './context.ts';

export const clients: HandlersFor<typeof domain, Context> = {
  list: (context) => ({ items: PROGRAMS.map((program) => describe(context, program)) }),
  preview(context, { client }) {
    const { program, file, entry } = configOf(context, client);
    const before = readConfigText(file);
    const change = compareConfigs(before.text, addEntry(before.text, program, entry));
    const { exists, version } = before;
    return { file: shortPath(file, context.folders.homedir), exists, version, ...change };
  },
  connect(context, { client, version }) {
    if (context.folders.launch === null) {
      throw new AppError(
        'unavailable',
        'An AppImage lies elsewhere each time it runs, so no program can start Mneme from it. Nothing was changed. Use the deb, the rpm or the archive, or let programs in over HTTP.',
      );
    }
    const { program, file, entry } = configOf(context, client);
    const before = readConfigText(file);
    if (before.version !== version) {
      throw new AppError(
        'conflict',
        `The config of ${program.name} was changed meanwhile. Nothing was written. Look at the change again.`,
      );
    }
    const kept = replaceConfig(file, before, addEntry(before.text, program, entry), context.now());
    const { homedir } = context.folders;
    return { file: shortPath(file, homedir), backup: kept === null ? null : shortPath(kept, homedir) };
  },
  disconnect(context, { client }) {
    const { program, file, entry } = configOf(context, client);
    const { text } = readConfigText(file);
    const kept = keptConfigs(file).find((one) => isJustConnected(readConfigText(one), text, program, entry));
    rewriteConfig(file, kept === undefined ? removeEntry(text, program) : readConfigText(kept).text);
    if (kept !== undefined) removeKept(kept);
    return { file: shortPath(file, context.folders.homedir), restored: kept !== undefined };
  },
};

/** Whether a config is what connecting made of the one that was kept, and nothing more. */
function isJustConnected(kept: ConfigText, text: string, program: Program, entry: Entry): boolean {
  return text === addEntry(kept.text, program, entry);
}

function describe(context: Context, program: Program): ClientProgram {
  const { folders, store } = context;
  const { client, name, format } = program;
  const file = folders.clients?.[client];
  const entry = entryFor(program, launchOf(context));
  const agent = client === 'other' ? undefined : findAgent(store.read, name);
  return {
    client,
    name,
    format,
    file: file === undefined ? null : shortPath(file, folders.homedir),
    state: file === undefined ? 'not_found' : stateOf(file, program, entry, folders.homedir),
    snippet: addEntry('', program, entry).trimEnd(),
    command: terminalLine(program, launchOf(context)),
    agent:
      agent === undefined || agent.lastActive === null
        ? null
        : { id: agent.id, lastActive: agent.lastActive },
  };
}

function stateOf(file: string, program: Program, entry: Entry, homedir: string): ClientProgram['state'] {
  if (!isProgramHere(file, homedir)) return 'not_found';
  try {
    const found = readEntry(readConfigText(file).text, program);
    if (found === undefined) return 'absent';
    return isSameEntry(found, entry) ? 'connected' : 'other_entry';
  } catch (error) {
    if (error instanceof AppError) return 'unreadable';
    throw error;
  }
}

function configOf(context: Context, client: ClientName) {
  const program = PROGRAMS.find((one) => one.client === client);
  const file = context.folders.clients?.[client];
  if (program === undefined || file === undefined || !isProgramHere(file, context.folders.homedir)) {
    throw new AppError(
      'not_found',
      'This program keeps no config on this computer that Mneme knows of. Nothing was changed. Put the lines in by hand.',
    );
  }
  return { program, file, entry: entryFor(program, launchOf(context)) };
}

function launchOf({ folders, home }: Context) {
  return folders.launch ?? { command: 'mneme', args: ['mcp', '--home', home] };
}
