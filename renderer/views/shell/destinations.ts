import {
  CircleCheck,
  Import,
  MessagesSquare,
  Settings,
  SlidersHorizontal,
  Table2,
  Trash2,
  type LucideIcon,
} from 'lucide-react';

/** A screen of the sidebar: its path, its name and the letter that follows `g`. */
type Place = Readonly<{
  path: '/sessions' | '/knowledge' | '/preferences' | '/tasks' | '/imports' | '/trash' | '/settings';
  title: PlaceTitle;
  icon: LucideIcon;
  keys: string;
}>;

type PlaceTitle =
  | 'shell.sessions'
  | 'shell.knowledge'
  | 'shell.preferences'
  | 'shell.tasks'
  | 'shell.imports'
  | 'shell.trash'
  | 'shell.settings';

export const LIBRARY: readonly Place[] = [
  { path: '/sessions', title: 'shell.sessions', icon: MessagesSquare, keys: 'KeyG KeyS' },
  { path: '/knowledge', title: 'shell.knowledge', icon: Table2, keys: 'KeyG KeyK' },
  { path: '/preferences', title: 'shell.preferences', icon: SlidersHorizontal, keys: 'KeyG KeyP' },
  { path: '/tasks', title: 'shell.tasks', icon: CircleCheck, keys: 'KeyG KeyT' },
];
export const BELOW_VIEWS: readonly Place[] = [
  { path: '/imports', title: 'shell.imports', icon: Import, keys: 'KeyG KeyO' },
  { path: '/trash', title: 'shell.trash', icon: Trash2, keys: 'KeyG KeyX' },
];
export const SETTINGS: Place = {
  path: '/settings',
  title: 'shell.settings',
  icon: Settings,
  keys: 'Mod+Comma',
};
