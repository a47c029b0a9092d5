import type { ActionView } from '../../../shared/entities/run.ts';
import { findDifference, type TextDifference } from '../../components/text-difference.ts';
import { formatNumber, formatRatio } from '../../i18n/format.ts';
import { t, translateName } from '../../i18n/index.ts';

/** All of a text stands around what differs in it. */
const WHOLE = Number.POSITIVE_INFINITY;

type Touched = ActionView['records'][number];

/** Where a record is looked at; null for one that has no place of its own, or is no more. */
export function addressOfRecord({ entity, id }: Pick<Touched, 'entity' | 'id'>): string | null {
  if (id === null) return null;
  switch (entity) {
    case 'memory':
      return `#/memories?memory=${id}`;
    case 'session':
      return `#/sessions/${id}`;
    case 'knowledge':
      return `#/knowledge?fact=${id}`;
    case 'pattern':
      return `#/runs?side=patterns&pattern=${id}`;
    case 'proposal':
      return `#/inbox?item=${id}`;
    case 'cluster':
      return `#/runs?side=clusters&cluster=${id}`;
    default:
      return null;
  }
}

/** What an action says of its text: what was there before and what is there now, as far as it is one text. */
export function differenceOf({ kind, to, records, changes }: ActionView): TextDifference | null {
  if (kind === 'summarise') {
    const change = changes.find(({ entity }) => entity === 'session');
    return findDifference(textIn(change?.before), to ?? textIn(change?.after), WHOLE);
  }
  if (kind !== 'merge') return null;
  const [kept, ...others] = records;
  const other = others.find(({ title }) => title !== kept?.title);
  return kept === undefined || other === undefined ? null : findDifference(other.title, kept.title, WHOLE);
}

function textIn(fields: Record<string, unknown> | null | undefined): string {
  const summary = fields?.['summary'];
  return typeof summary === 'string' ? summary : '';
}

/** A move from one tier or type to another, in words; null for what does not move. */
export function moveOf({ kind, from, to }: ActionView): { from: string; to: string } | null {
  if (from === null || to === null) return null;
  if (kind !== 'tier' && kind !== 'promote') return null;
  const group = kind === 'tier' ? 'tier' : 'type';
  const name = (value: string) => translateName(`memories.${group}.${value}`, value);
  return { from: name(from), to: name(to) };
}

/** What an action is about, in a line: the record it touches, or what it makes. */
export function subjectOf({ kind, to, records }: ActionView): string {
  if (kind === 'tend') return translateName(`runs.chore.${to ?? ''}`, t('runs.chore.other'));
  const [first] = records;
  const title = first?.title ?? '';
  if (title !== '') return title;
  if (kind === 'cluster' && to === null) return t('runs.clusterEnds');
  return kind !== 'propose' && to !== null ? to : t('runs.gone');
}

/** What an action follows from. */
export function whyOf({ kind, to, why }: ActionView): string {
  const reason = t(`runs.why.${why}`);
  if (kind !== 'propose' || to === null) return reason;
  return t('runs.pair', { name: translateName(`runs.proposal.${to}`, to), value: reason });
}

/** Fields of a memory that a merge changes and that are said in a word. */
const SAID = ['importance', 'confidence', 'accessCount'] as const;

/** What else a merge changed of the memory that stays: “importance: High → Critical”. */
export function fieldChangesOf({ kind, records, changes }: ActionView): string[] {
  if (kind !== 'merge') return [];
  const change = changes.find(({ entityId }) => entityId === records[0]?.id);
  return SAID.flatMap((name) => {
    const before = change?.before?.[name];
    const after = change?.after?.[name];
    if (typeof before !== 'number' || typeof after !== 'number') return [];
    const write = (value: number) => writeField(name, value);
    return [
      t('runs.fieldChange', {
        name: t(`memories.field.${name}`),
        before: write(before),
        after: write(after),
      }),
    ];
  });
}

function writeField(name: (typeof SAID)[number], value: number): string {
  if (name === 'importance') return translateName(`memories.importance.${value}`, String(value));
  return name === 'confidence' ? formatRatio(value) : formatNumber(value);
}
