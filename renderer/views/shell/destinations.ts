import {
  BookUser,
  Activity,
  ArchiveRestore,
  Brain,
  CircleCheck,
  FileOutput,
  GitMerge,
  HeartPulse,
  House,
  Import,
  Inbox,
  Lightbulb,
  MessagesSquare,
  Plug,
  Settings,
  SlidersHorizontal,
  Table2,
  Trash2,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { CommandId } from '../../state/command-catalogue.ts';

/** A screen of the sidebar: its path, its name and the command that goes there. */
type Place = Readonly<{
  path:
    | '/inbox'
    | '/home'
    | '/sessions'
    | '/memories'
    | '/knowledge'
    | '/preferences'
    | '/tasks'
    | '/agents'
    | '/runs'
    | '/imports'
    | '/exports'
    | '/trash'
    | '/settings'
    | '/backups'
    | '/health'
    | '/recall'
    | '/connect'
    | '/live'
    | '/passport';
  title: PlaceTitle;
  icon: LucideIcon;
  command: CommandId;
}>;

type PlaceTitle =
  | 'shell.inbox'
  | 'shell.home'
  | 'shell.sessions'
  | 'shell.memories'
  | 'shell.knowledge'
  | 'shell.preferences'
  | 'shell.tasks'
  | 'shell.agents'
  | 'shell.runs'
  | 'shell.imports'
  | 'shell.exports'
  | 'shell.trash'
  | 'shell.settings'
  | 'shell.backups'
  | 'health.title'
  | 'recall.title'
  | 'connect.title'
  | 'live.title'
  | 'passport.title';

export const INBOX: Place = { path: '/inbox', title: 'shell.inbox', icon: Inbox, command: 'go/inbox' };
export const HOME: Place = { path: '/home', title: 'shell.home', icon: House, command: 'go/home' };
export const LIBRARY: readonly Place[] = [
  { path: '/sessions', title: 'shell.sessions', icon: MessagesSquare, command: 'go/sessions' },
  { path: '/memories', title: 'shell.memories', icon: Brain, command: 'go/memories' },
  { path: '/knowledge', title: 'shell.knowledge', icon: Table2, command: 'go/knowledge' },
  { path: '/preferences', title: 'shell.preferences', icon: SlidersHorizontal, command: 'go/preferences' },
  { path: '/tasks', title: 'shell.tasks', icon: CircleCheck, command: 'go/tasks' },
];
export const AGENTS: readonly Place[] = [
  { path: '/agents', title: 'shell.agents', icon: Users, command: 'go/agents' },
  { path: '/live', title: 'live.title', icon: Activity, command: 'go/live' },
  { path: '/runs', title: 'shell.runs', icon: GitMerge, command: 'go/runs' },
];
export const BELOW_VIEWS: readonly Place[] = [
  { path: '/imports', title: 'shell.imports', icon: Import, command: 'import' },
  { path: '/exports', title: 'shell.exports', icon: FileOutput, command: 'go/exports' },
  { path: '/trash', title: 'shell.trash', icon: Trash2, command: 'go/trash' },
];
export const SETTINGS: Place = {
  path: '/settings',
  title: 'shell.settings',
  icon: Settings,
  command: 'settings',
};
/** What is not in the sidebar: it is reached from Settings, Agents, Export, the footer and the palette. */
const BESIDE: readonly Place[] = [
  { path: '/backups', title: 'shell.backups', icon: ArchiveRestore, command: 'go/backups' },
  { path: '/health', title: 'health.title', icon: HeartPulse, command: 'go/health' },
  { path: '/recall', title: 'recall.title', icon: Lightbulb, command: 'go/recall' },
  { path: '/connect', title: 'connect.title', icon: Plug, command: 'go/connect' },
  { path: '/passport', title: 'passport.title', icon: BookUser, command: 'go/passport' },
];
export const PLACES: readonly Place[] = [
  INBOX,
  HOME,
  ...LIBRARY,
  ...AGENTS,
  ...BELOW_VIEWS,
  SETTINGS,
  ...BESIDE,
];
