import type { ReactNode } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { CheckRow } from './check-row.tsx';

type FacetProps = { title: string; note?: string | undefined; children: ReactNode };

/** A property that can be filtered by. */
export function Facet({ title, note, children }: FacetProps) {
  return (
    <fieldset className="facet">
      <legend>
        {title}
        {note === undefined ? null : <span className="meta facet-note">{note}</span>}
      </legend>
      {children}
    </fieldset>
  );
}

type FacetValuesProps = {
  title: string;
  /** What the counts are of, where that is not what is listed. */
  note?: string;
  values: readonly { value: string; label: string; count: number }[];
  chosen: readonly (string | number)[] | undefined;
  onToggle: (value: string) => void;
  /** How a value is called here, where not by its label. */
  nameOf?: (value: string, label: string) => string;
  /** Whether a value is an agent, which its letters are shown of. */
  isAgent?: (value: string) => boolean;
};

/** The values of a property, each with how many it would show; nothing where there are none. */
export function FacetValues(props: FacetValuesProps) {
  const { title, note, values, chosen = [], onToggle, nameOf, isAgent = () => false } = props;
  if (values.length === 0) return null;
  return (
    <Facet title={title} note={note}>
      <div className="facet-rows">
        {values.map(({ value, label, count }) => (
          <CheckRow
            key={value}
            label={nameOf?.(value, label) ?? label}
            monogram={isAgent(value)}
            count={formatNumber(count)}
            checked={chosen.map(String).includes(value)}
            onChange={() => onToggle(value)}
          />
        ))}
      </div>
    </Facet>
  );
}
