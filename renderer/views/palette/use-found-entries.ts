import { useRouter } from '@tanstack/react-router';
import {
  Brain,
  CircleCheck,
  MessageSquare,
  MessagesSquare,
  SlidersHorizontal,
  Split,
  Table2,
  type LucideIcon,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SearchHit, SearchKind } from '../../../shared/contract/search.ts';
import { formatDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { addressOf } from '../search/entries.ts';
import { holdsTyped, type PaletteEntry } from './entries.ts';

const OF_EACH_KIND = 5;
const TYPING_MS = 60;
const LONGEST_LABEL = 160;

/** What is looked for by its name comes first, what only holds the words last. */
const KINDS: readonly SearchKind[] = [
  'session',
  'memory',
  'knowledge',
  'task',
  'preference',
  'decision',
  'message',
];

const ICONS: Readonly<Record<SearchKind, LucideIcon>> = {
  message: MessageSquare,
  session: MessagesSquare,
  memory: Brain,
  knowledge: Table2,
  preference: SlidersHorizontal,
  task: CircleCheck,
  decision: Split,
};

/**
 * The records that hold what is typed. While they are looked for, those of the text before stay if they hold the new
 * one as well, so that the list does not blink and what is chosen is never the answer to something else.
 */
export function useFoundEntries(typed: string): PaletteEntry[] {
  const { history } = useRouter();
  const words = useSettled(typed.trim(), TYPING_MS);
  const asked = words !== '' && typed.trim() !== '';
  const found = useRead(
    'search.run',
    { text: words, limit: OF_EACH_KIND },
    { enabled: asked, keepPrevious: true },
  );
  if (!asked || found.data === undefined) return [];
  const outdated = found.isPlaceholderData || words !== typed.trim();
  return found.data.items
    .toSorted((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind))
    .map((hit) => toEntry(hit, () => history.push(addressOf(hit))))
    .filter((entry) => !outdated || holdsTyped(entry.label, typed));
}

function toEntry(hit: SearchHit, run: () => void): PaletteEntry {
  const kind = t(`palette.kind.${hit.kind}`);
  return {
    key: `${hit.kind} ${hit.id}`,
    ...textOf(hit),
    detail: hit.at === null ? kind : t('palette.kindAt', { kind, when: formatDate(hit.at) }),
    icon: ICONS[hit.kind],
    keys: [],
    run,
  };
}

function textOf({ kind, title, snippet }: SearchHit): Pick<PaletteEntry, 'label' | 'ranges'> {
  if (kind === 'message' && snippet !== null) return oneLine(snippet);
  if (title.text === '') return { label: t('sessions.untitled') };
  if ((kind === 'knowledge' || kind === 'preference') && snippet !== null) {
    const offset = title.text.length + 3;
    return oneLine({
      text: `${title.text} = ${snippet.text}`,
      ranges: [
        ...title.ranges,
        ...snippet.ranges.map(([from, to]): [number, number] => [from + offset, to + offset]),
      ],
    });
  }
  return oneLine(title);
}

function oneLine({ text, ranges }: { text: string; ranges: [number, number][] }) {
  const label = text.slice(0, LONGEST_LABEL).replace(/\s/g, ' ');
  return { label, ranges: ranges.filter(([, to]) => to <= label.length) };
}

/** A value once it has stood still for so many milliseconds. */
function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
