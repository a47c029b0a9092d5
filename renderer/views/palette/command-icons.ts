import {
  ArrowDownToLine,
  ArrowLeft,
  ArrowRight,
  ArrowUpToLine,
  Braces,
  CalendarClock,
  ChevronDown,
  ChevronUp,
  Copy,
  CornerDownRight,
  Keyboard,
  Link,
  ListTree,
  PanelRight,
  PencilLine,
  Plus,
  Redo2,
  RotateCcw,
  Search,
  SquareTerminal,
  Star,
  TextSearch,
  Trash2,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { CommandId } from '../../state/command-catalogue.ts';
import { PLACES } from '../shell/destinations.ts';

const ICONS: Readonly<Partial<Record<CommandId, LucideIcon>>> = {
  search: Search,
  undo: Undo2,
  redo: Redo2,
  back: ArrowLeft,
  forward: ArrowRight,
  shortcuts: Keyboard,
  add: Plus,
  edit: PencilLine,
  trash: Trash2,
  previous: ChevronUp,
  next: ChevronDown,
  inspector: PanelRight,
  copyLink: Link,
  findInTranscript: TextSearch,
  trace: ListTree,
  raw: Braces,
  copyResume: SquareTerminal,
  'transcript.start': ArrowUpToLine,
  'transcript.end': ArrowDownToLine,
  copy: Copy,
  copyJson: Braces,
  find: TextSearch,
  setDue: CalendarClock,
  saveView: Star,
  restore: RotateCcw,
  forget: Trash2,
  findSetting: TextSearch,
};

/** The icon of a command: its own, that of the screen it goes to, or the one for any. */
export function iconOf(id: CommandId): LucideIcon {
  return ICONS[id] ?? PLACES.find(({ command }) => command === id)?.icon ?? CornerDownRight;
}
