import {
  Brain,
  Braces,
  CircleCheck,
  Import,
  MessagesSquare,
  Milestone,
  Repeat,
  SlidersHorizontal,
  Split,
  Table2,
  Waypoints,
  type LucideIcon,
} from 'lucide-react';
import type { TrashKind } from '../../../shared/contract/trash.ts';

/** The sign of each kind of record that can lie in Trash. */
export const KIND_ICONS: Readonly<Record<TrashKind, LucideIcon>> = {
  session: MessagesSquare,
  memory: Brain,
  knowledge: Table2,
  relation: Waypoints,
  preference: SlidersHorizontal,
  task: CircleCheck,
  agentState: Braces,
  checkpoint: Milestone,
  decision: Split,
  pattern: Repeat,
  import: Import,
};
