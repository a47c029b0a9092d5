import { findSecrets } from '../../shared/secrets/find.ts';
import { MASK } from '../../shared/secrets/mask.ts';
import { t } from '../i18n/index.ts';
import { findHidden } from '../../shared/hidden-characters.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

type Range = readonly [start: number, end: number];

type VisibleTextProps = {
  text: string;
  /** What is marked: half-open ranges of UTF-16 units, ascending, not overlapping. */
  ranges?: readonly Range[];
  /** As the words that were meant, or as what differs. */
  as?: 'source' | 'difference';
  /** Shows what looks like a secret as it is. */
  revealed?: boolean;
};

type Cut = Readonly<{ start: number; text: string; marked: boolean; secret: boolean }>;

/** A text of somebody else's: what would not be seen of it is drawn, and what looks like a secret is masked. */
export function VisibleText({ text, ranges = [], as = 'source', revealed = false }: VisibleTextProps) {
  const secrets = revealed ? [] : findSecrets(text).map(({ start, end }): Range => [start, end]);
  const cuts = cutAt(text, ranges, [...secrets, ...masksIn(text)]);
  return cuts.map(({ start, text: words, marked, secret }) => {
    const content = secret ? <Masked secret={words} /> : <Drawn text={words} />;
    if (!marked) return <span key={start}>{content}</span>;
    return as === 'source' ? (
      <mark key={start} className="hl">
        {content}
      </mark>
    ) : (
      <span key={start} className="ins">
        {content}
      </span>
    );
  });
}

function Drawn({ text }: { text: string }) {
  return findHidden(text).map(({ kind, text: words, start }) =>
    kind === 'words' ? (
      words
    ) : (
      <span key={start} className="hidden-char" title={t('inbox.hidden', { code: words })}>
        {words}
      </span>
    ),
  );
}

/** Shorter secrets are masked whole: their ends would tell too much. */
const SHORTEST_WITH_ENDS = 16;
const SHOWN_OF_END = 4;

function Masked({ secret }: { secret: string }) {
  const ends = secret !== MASK && secret.length >= SHORTEST_WITH_ENDS;
  return (
    <span className="masked mono">
      <VisuallyHidden>{t('inbox.masked')}</VisuallyHidden>
      <span aria-hidden>
        {ends ? secret.slice(0, SHOWN_OF_END) : ''}
        {MASK}
        {ends ? secret.slice(-SHOWN_OF_END) : ''}
      </span>
    </span>
  );
}

/** Where the core hid something. */
function masksIn(text: string): Range[] {
  return [...text.matchAll(new RegExp(MASK, 'g'))].map(({ index }): Range => [index, index + MASK.length]);
}

/** Cuts a text where a mark or a secret begins or ends. */
function cutAt(text: string, marks: readonly Range[], secrets: readonly Range[]): Cut[] {
  const edges = [...new Set([0, ...marks.flat(), ...secrets.flat(), text.length])].toSorted((a, b) => a - b);
  const within = (ranges: readonly Range[], at: number) =>
    ranges.some(([start, end]) => start <= at && at < end);
  return edges.slice(0, -1).map((start, index) => ({
    start,
    text: text.slice(start, edges[index + 1]),
    marked: within(marks, start),
    secret: within(secrets, start),
  }));
}
