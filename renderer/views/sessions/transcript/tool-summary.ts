import {
  FilePenLine,
  FileText,
  Globe,
  Bot,
  Search,
  SquareTerminal,
  Wrench,
  type LucideIcon,
} from 'lucide-react';
import type { Json } from '../../../../shared/primitives.ts';
import { t } from '../../../i18n/index.ts';

/** A tool call in one line: what was done, and to what. */
export type ToolSummary = Readonly<{ icon: LucideIcon; verb: string; target: string }>;

const LONGEST_TARGET = 200;
/** The fields that tell most, the most telling first. */
const TELLING = [
  'file_path',
  'path',
  'notebook_path',
  'command',
  'cmd',
  'pattern',
  'query',
  'url',
  'description',
  'prompt',
];

/** Says a tool call in one line. A tool that is not known is named. */
export function summarizeTool(name: string, input: Json): ToolSummary {
  const target = tellingPart(input);
  switch (name.toLowerCase()) {
    case 'read':
    case 'notebookread':
      return { icon: FileText, verb: t('tool.read'), target };
    case 'edit':
    case 'multiedit':
    case 'notebookedit':
    case 'apply_patch':
      return { icon: FilePenLine, verb: t('tool.edited'), target };
    case 'write':
      return { icon: FilePenLine, verb: t('tool.wrote'), target };
    case 'bash':
    case 'shell':
      return { icon: SquareTerminal, verb: t('tool.ran'), target };
    case 'grep':
    case 'glob':
    case 'websearch':
      return { icon: Search, verb: t('tool.searched'), target };
    case 'webfetch':
      return { icon: Globe, verb: t('tool.fetched'), target };
    case 'task':
    case 'agent':
      return { icon: Bot, verb: t('tool.agent'), target };
    default:
      return { icon: Wrench, verb: `${t('tool.used')} ${name}`, target };
  }
}

function tellingPart(input: Json): string {
  if (typeof input === 'string') return firstLine(input);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return '';
  const field = TELLING.find((key) => typeof input[key] === 'string');
  const value = field === undefined ? undefined : input[field];
  return typeof value === 'string' ? firstLine(value) : '';
}

function firstLine(text: string): string {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  return line.length > LONGEST_TARGET ? `${line.slice(0, LONGEST_TARGET)}…` : line;
}
