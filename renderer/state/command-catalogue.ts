import type { PlainKey } from '../i18n/index.ts';
import type { Keys } from './command-keys.ts';

/** The screens a command is offered on; `everywhere` is all of them. */
export type CommandScope =
  | 'everywhere'
  | 'inbox'
  | 'home'
  | 'sessions'
  | 'memories'
  | 'knowledge'
  | 'preferences'
  | 'tasks'
  | 'agents'
  | 'runs'
  | 'search'
  | 'imports'
  | 'welcome'
  | 'trash'
  | 'settings';

export type CommandGroup = 'everywhere' | 'go' | 'here';

type Entry = Readonly<{
  label: PlainKey;
  group: CommandGroup;
  /** Its keys until the person chooses others; see `Keys` for how they are written. */
  keys: readonly Keys[];
  scopes: readonly CommandScope[];
  /** Also while the person types in a field, where its keys are held with Mod or Alt. */
  whileTyping?: boolean;
  /** Not again while its keys are held down. */
  once?: boolean;
}>;

const everywhere = { group: 'everywhere', scopes: ['everywhere'] } as const;
const go = { group: 'go', scopes: ['everywhere'] } as const;
const onInbox = { group: 'here', scopes: ['inbox'], once: true } as const;
const onSessions = { group: 'here', scopes: ['sessions'] } as const;

/** Every command there is, for what lists them all: where it is offered, and its keys by default. */
const COMMANDS = {
  palette: { ...everywhere, label: 'command.palette', keys: ['Mod+KeyK'], whileTyping: true },
  search: {
    ...everywhere,
    label: 'command.search',
    keys: ['Slash', 'Mod+Shift+KeyF'],
    whileTyping: true,
  },
  undo: { ...everywhere, label: 'command.undo', keys: ['Mod+KeyZ'] },
  redo: { ...everywhere, label: 'command.redo', keys: ['Mod+Shift+KeyZ', 'Mod+KeyY'] },
  back: { ...everywhere, label: 'command.back', keys: ['Alt+ArrowLeft'] },
  forward: { ...everywhere, label: 'command.forward', keys: ['Alt+ArrowRight'] },
  density: { ...everywhere, label: 'command.density', keys: ['Mod+Slash'], whileTyping: true },
  theme: { ...everywhere, label: 'command.theme', keys: ['Mod+Backslash'], whileTyping: true },
  shortcuts: { ...everywhere, label: 'command.shortcuts', keys: ['Shift+Slash'] },
  previewRun: { ...everywhere, label: 'runs.previewCommand', keys: [] },
  runNow: { ...everywhere, label: 'runs.runCommand', keys: [] },
  backUp: { ...everywhere, label: 'backups.now', keys: [] },
  'go/inbox': { ...go, label: 'shell.inbox', keys: ['KeyG KeyI'] },
  'go/home': { ...go, label: 'shell.home', keys: ['KeyG KeyH'] },
  'go/sessions': { ...go, label: 'shell.sessions', keys: ['KeyG KeyS'] },
  'go/memories': { ...go, label: 'shell.memories', keys: ['KeyG KeyM'] },
  'go/knowledge': { ...go, label: 'shell.knowledge', keys: ['KeyG KeyK'] },
  'go/preferences': { ...go, label: 'shell.preferences', keys: ['KeyG KeyP'] },
  'go/tasks': { ...go, label: 'shell.tasks', keys: ['KeyG KeyT'] },
  'go/agents': { ...go, label: 'shell.agents', keys: ['KeyG KeyA'] },
  'go/live': { ...go, label: 'live.title', keys: ['KeyG KeyV'] },
  'go/runs': { ...go, label: 'shell.runs', keys: ['KeyG KeyC'] },
  import: { ...go, label: 'shell.imports', keys: ['KeyG KeyO'] },
  'go/exports': { ...go, label: 'shell.exports', keys: ['KeyG KeyE'] },
  'go/connect': { ...go, label: 'connect.title', keys: [] },
  'go/backups': { ...go, label: 'shell.backups', keys: ['KeyG KeyB'] },
  'go/trash': { ...go, label: 'shell.trash', keys: ['KeyG KeyX'] },
  'go/recall': { ...go, label: 'recall.title', keys: ['KeyG KeyR'] },
  'go/passport': { ...go, label: 'passport.title', keys: ['KeyG KeyY'] },
  'go/health': { ...go, label: 'health.title', keys: [] },
  settings: { ...go, label: 'shell.settings', keys: ['Mod+Comma'] },
  add: {
    group: 'here',
    scopes: ['memories', 'knowledge', 'preferences', 'tasks', 'agents'],
    label: 'action.add',
    keys: ['KeyN'],
  },
  edit: {
    group: 'here',
    scopes: ['inbox', 'sessions', 'memories', 'knowledge', 'tasks', 'agents'],
    label: 'command.edit',
    keys: ['KeyE'],
  },
  export: {
    group: 'here',
    scopes: ['sessions', 'knowledge', 'preferences', 'tasks', 'search'],
    label: 'exports.ask',
    keys: ['Mod+Shift+KeyE'],
  },
  changeMany: {
    group: 'here',
    scopes: ['sessions', 'knowledge'],
    label: 'command.changeMany',
    keys: ['Shift+KeyE'],
  },
  previous: {
    group: 'here',
    scopes: ['inbox', 'sessions', 'memories', 'knowledge', 'tasks', 'runs'],
    label: 'command.previous',
    keys: ['BracketLeft'],
  },
  next: {
    group: 'here',
    scopes: ['inbox', 'sessions', 'memories', 'knowledge', 'tasks', 'runs'],
    label: 'command.next',
    keys: ['BracketRight'],
  },
  inspector: {
    group: 'here',
    scopes: ['sessions', 'memories', 'knowledge', 'tasks'],
    label: 'command.inspector',
    keys: ['Mod+Alt+KeyI'],
  },
  copyLink: {
    group: 'here',
    scopes: ['sessions', 'memories', 'knowledge', 'tasks'],
    label: 'command.copyLink',
    keys: ['KeyL'],
  },
  findInTranscript: {
    ...onSessions,
    label: 'command.findInTranscript',
    keys: ['Mod+KeyF'],
    whileTyping: true,
  },
  trace: { ...onSessions, label: 'command.trace', keys: ['KeyV'] },
  raw: { ...onSessions, label: 'command.raw', keys: ['KeyR'] },
  copyResume: { ...onSessions, label: 'sessions.copyResume', keys: ['Shift+KeyC'] },
  'transcript.start': { ...onSessions, label: 'sessions.goToStart', keys: ['Mod+Home'] },
  'transcript.end': { ...onSessions, label: 'sessions.goToEnd', keys: ['Mod+End'] },
  copy: { group: 'here', scopes: ['knowledge'], label: 'knowledge.copyMarkdown', keys: ['KeyC'] },
  copyJson: { group: 'here', scopes: ['knowledge'], label: 'knowledge.copyJson', keys: ['Shift+KeyC'] },
  nextFound: { ...onSessions, label: 'find.next', keys: ['KeyN'] },
  previousFound: { ...onSessions, label: 'find.previous', keys: ['Shift+KeyN'] },
  find: { group: 'here', scopes: ['knowledge'], label: 'knowledge.find', keys: ['KeyF'] },
  markSeen: { group: 'here', scopes: ['home'], label: 'home.markSeen', keys: ['KeyE'], once: true },
  'inbox.accept': { ...onInbox, label: 'inbox.accept', keys: ['KeyA'] },
  'inbox.keepB': { ...onInbox, label: 'inbox.keepB', keys: ['KeyB'] },
  'inbox.keepBoth': { ...onInbox, label: 'inbox.keepBoth', keys: ['KeyO'] },
  'inbox.merge': { ...onInbox, label: 'inbox.mergeEllipsis', keys: ['KeyM'] },
  'inbox.snooze': { ...onInbox, label: 'inbox.later', keys: ['KeyS'] },
  'inbox.source': { ...onInbox, label: 'command.source', keys: ['KeyW'] },
  'inbox.reveal': { ...onInbox, label: 'inbox.reveal', keys: ['KeyR'] },
  nextStatus: { group: 'here', scopes: ['tasks'], label: 'tasks.nextStatus', keys: ['KeyS'] },
  previousStatus: { group: 'here', scopes: ['tasks'], label: 'tasks.previousStatus', keys: ['Shift+KeyS'] },
  setDue: { group: 'here', scopes: ['tasks'], label: 'tasks.setDue', keys: ['KeyD'] },
  pin: { group: 'here', scopes: ['memories'], label: 'memories.pin', keys: ['KeyP'] },
  tryRecall: { group: 'here', scopes: ['memories'], label: 'recall.try', keys: ['KeyR'] },
  pause: { group: 'here', scopes: ['memories'], label: 'memories.pause', keys: ['Shift+KeyP'] },
  takeCheckpoint: { group: 'here', scopes: ['agents'], label: 'agents.takeCheckpoint', keys: ['KeyC'] },
  giveTask: { group: 'here', scopes: ['agents'], label: 'agents.giveTask', keys: ['KeyT'] },
  pauseAgent: { group: 'here', scopes: ['agents'], label: 'command.pauseAgent', keys: ['KeyP'] },
  resetAgent: { group: 'here', scopes: ['agents'], label: 'command.resetAgent', keys: [] },
  undoRun: { group: 'here', scopes: ['runs'], label: 'runs.undo', keys: ['KeyU'] },
  saveView: {
    group: 'here',
    scopes: ['sessions', 'memories', 'knowledge', 'tasks', 'search'],
    label: 'view.save',
    keys: ['Mod+KeyS'],
    whileTyping: true,
  },
  chooseFile: { group: 'here', scopes: ['imports'], label: 'imports.choose', keys: ['KeyN'] },
  pasteText: { group: 'here', scopes: ['imports'], label: 'imports.pasteAction', keys: ['KeyP'] },
  'welcome.connect': { group: 'here', scopes: ['welcome'], label: 'connect.open', keys: ['Digit1'] },
  'welcome.bring': { group: 'here', scopes: ['welcome'], label: 'imports.choose', keys: ['Digit2'] },
  'welcome.paste': { group: 'here', scopes: ['welcome'], label: 'imports.pasteAction', keys: ['KeyP'] },
  'welcome.sample': { group: 'here', scopes: ['welcome'], label: 'imports.sampleAction', keys: ['Digit3'] },
  restore: { group: 'here', scopes: ['trash'], label: 'action.restore', keys: ['KeyR'] },
  findSetting: {
    group: 'here',
    scopes: ['settings'],
    label: 'settings.find',
    keys: ['Mod+KeyF'],
    whileTyping: true,
  },
  // What removes comes last, so that the palette never begins with it.
  'inbox.forget': { ...onInbox, label: 'inbox.forget', keys: ['KeyF'] },
  trash: {
    group: 'here',
    scopes: ['sessions', 'memories', 'knowledge', 'tasks', 'runs'],
    label: 'command.trash',
    keys: ['Backspace', 'Delete'],
  },
  forget: {
    group: 'here',
    scopes: ['trash'],
    label: 'trash.forget',
    keys: ['Shift+Backspace', 'Shift+Delete'],
  },
} as const satisfies Record<string, Entry>;

/** The name of a command; the application menu knows some as well. */
export type CommandId = keyof typeof COMMANDS;

export const COMMAND_IDS = Object.keys(COMMANDS) as CommandId[]; // the object's keys are the ids

/** What is said of a command that is in the catalogue. */
export function describeCommand(id: CommandId): Entry {
  return COMMANDS[id];
}
