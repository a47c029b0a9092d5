import { SearchKind } from './contract/search.ts';
import { Id } from './primitives.ts';

/** What a link leads to. */
export type RecordRef = Readonly<{ kind: SearchKind; id: Id }>;

const LINK = /^mneme:\/\/([a-z]+)\/([0-9a-f-]{36})\/?$/i;

/** The link to a record: `mneme://session/<id>`. It says nothing of what the record holds. */
export function formatLink({ kind, id }: RecordRef): string {
  return `mneme://${kind}/${id}`;
}

/** What a link leads to; null for any other text. Space around it is let pass, as it comes with pasting. */
export function parseLink(text: string): RecordRef | null {
  const match = LINK.exec(text.trim());
  if (match === null) return null;
  const kind = SearchKind.safeParse(match[1]?.toLowerCase());
  const id = Id.safeParse(match[2]?.toLowerCase());
  return kind.success && id.success ? { kind: kind.data, id: id.data } : null;
}
