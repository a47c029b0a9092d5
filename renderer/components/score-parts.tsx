import type { CSSProperties } from 'react';
import { formatRatio } from '../i18n/format.ts';

/** A part of a score: what it is, why it is as high, and how much it adds. */
export type ScorePart = Readonly<{ label: string; detail: string; value: number }>;

type ScorePartsProps = {
  parts: readonly ScorePart[];
  /** What a full bar stands for; the largest of them, if left out. */
  of?: number;
};

/** What a score is made of, as bars beside each other; a part that lowers it is hollow. */
export function ScoreParts({ parts, of }: ScorePartsProps) {
  const most = of ?? Math.max(...parts.map(({ value }) => Math.abs(value)), Number.EPSILON);
  return (
    <dl className="score-parts">
      {parts.map(({ label, detail, value }) => {
        const share = { '--v': Math.abs(value) / most } as CSSProperties; // a custom property, which the type does not know
        return (
          <div key={label}>
            <dt>
              {label}
              {detail === '' ? null : <span className="meta anywhere">{detail}</span>}
            </dt>
            <dd aria-hidden>
              <i className={value < 0 ? 'hbar w' : 'hbar'} style={share} />
            </dd>
            <dd className="num tn">{value < 0 ? `−${formatRatio(-value)}` : formatRatio(value)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
