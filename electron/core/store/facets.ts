import type { Conditions } from './cursor.ts';
import type { ReadDb } from './database.ts';

/** A value of some property, and how many records have it. `label` is what a person calls it. */
export type Facet = { value: string; label: string; count: number };

const MOST_VALUES = 100;

type FacetQuery = Readonly<{
  /** `FROM …`, with the aliases the other parts use. */
  from: string;
  /** The property, as SQL; records without a value are left out. */
  value: string;
  label?: string;
  /** What the other filters leave. */
  conditions: Conditions;
}>;

/** The most frequent values of one property among the records that match. */
export function readFacet(db: ReadDb, { from, value, label = value, conditions }: FacetQuery): Facet[] {
  const where = [...conditions.where, `${value} IS NOT NULL`].join(' AND ');
  return db.all<Facet>(
    `SELECT ${value} AS value, ${label} AS label, count(*) AS count ${from}
     WHERE ${where} GROUP BY 1, 2 ORDER BY 3 DESC, 2 LIMIT ${MOST_VALUES}`,
    conditions.parameters,
  );
}
