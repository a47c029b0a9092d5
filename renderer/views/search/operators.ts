import type { SearchKind } from '../../../shared/contract/search.ts';
import type { Tier } from '../../../shared/entities/memory.ts';
import type { Role } from '../../../shared/entities/message.ts';
import type { SearchSearch } from './search.ts';

/** A value of a filter, and what a person calls it. */
type Named<V extends string = string> = Readonly<{ value: V; label: string }>;

/** The values operators can name. */
export type KnownValues = Readonly<{
  kinds: readonly Named<SearchKind>[];
  agentIds: readonly Named[];
  projects: readonly Named[];
  sources: readonly Named[];
  roles: readonly Named<Role>[];
  tiers: readonly Named<Tier>[];
  tags: readonly Named[];
}>;

type Filter = keyof KnownValues | 'since' | 'until';

/** What is written before the colon, in every language the window speaks: what is typed is not always in its own. */
const OPERATORS: ReadonlyMap<string, Filter> = new Map([
  ['kind', 'kinds'],
  ['вид', 'kinds'],
  ['agent', 'agentIds'],
  ['агент', 'agentIds'],
  ['project', 'projects'],
  ['проект', 'projects'],
  ['source', 'sources'],
  ['источник', 'sources'],
  ['role', 'roles'],
  ['роль', 'roles'],
  ['tier', 'tiers'],
  ['ярус', 'tiers'],
  ['tag', 'tags'],
  ['метка', 'tags'],
  ['тег', 'tags'],
  ['since', 'since'],
  ['after', 'since'],
  ['после', 'since'],
  ['until', 'until'],
  ['before', 'until'],
  ['до', 'until'],
]);

/** An operator that is finished: a space stands behind it. A value of several words stands in quotes. */
const OPERATOR = /(?<=^|\s)(\p{L}+):(?:"([^"]+)"|([^\s"]+))\s/gu;
/** An operator that is still being typed. */
const UNFINISHED = /(?<=^|\s)(\p{L}+):(?:"[^"]*"?|[^\s"]*)$/u;
const DAY = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** Takes the finished operators out of what is typed; one whose value is not known stays a word. */
export function takeOperators(
  typed: string,
  search: SearchSearch,
  known: KnownValues,
): { rest: string; search: SearchSearch } {
  let next = search;
  const rest = typed.replace(OPERATOR, (all: string, name: string, quoted?: string, plain?: string) => {
    const filter = OPERATORS.get(name.toLowerCase());
    const narrowed = filter && narrow(next, filter, quoted ?? plain ?? '', known);
    if (!narrowed) return all;
    next = narrowed;
    return '';
  });
  return { rest, search: next };
}

/** What is typed without an operator that is not finished yet: its beginning is no word to search for. */
export function withoutUnfinished(typed: string): string {
  return typed.replace(UNFINISHED, (all: string, name: string) =>
    OPERATORS.has(name.toLowerCase()) ? '' : all,
  );
}

/** Something that looks like an operator but is searched for as words: `name` is none, or it has no such value. */
export type UnknownOperator = Readonly<{ written: string; name: string; value: string; isOperator: boolean }>;

/** What is written before a colon without being an operator, as far as it can be told from a title or an address. */
const LOOKS_LIKE_ONE = /(?<=^|\s)(\p{L}{2,20}):(?!\/\/)(?:"([^"]+)"|([\p{L}\p{N}][^\s"]*))(?=\s|$)/gu;

/** The first of what is searched for that looks like an operator. */
export function findUnknownOperator(text: string): UnknownOperator | null {
  const [found] = text.matchAll(LOOKS_LIKE_ONE);
  if (found === undefined) return null;
  const [written, name = '', quoted, plain = ''] = found;
  return { written, name, value: quoted ?? plain, isOperator: OPERATORS.has(name.toLowerCase()) };
}

/** The address with one more value of a filter; undefined where the value means nothing. */
function narrow(
  search: SearchSearch,
  filter: Filter,
  written: string,
  known: KnownValues,
): SearchSearch | undefined {
  if (filter === 'since' || filter === 'until') {
    const day = startOfDay(written);
    return day === undefined ? undefined : { ...search, [filter]: day };
  }
  // Of tags only the usual ones are known.
  const value = findValue(known[filter], written) ?? (filter === 'tags' ? written : undefined);
  if (value === undefined) return undefined;
  const before: readonly string[] = search[filter] ?? [];
  return before.includes(value) ? search : { ...search, [filter]: [...before, value] };
}

/** The value that is called like that, else the first that begins so. */
function findValue(values: readonly Named[], written: string): string | undefined {
  const wanted = fold(written);
  const called = (test: (name: string) => boolean) =>
    values.find(({ value, label }) => test(fold(value)) || test(fold(label)))?.value;
  return called((name) => name === wanted) ?? called((name) => name.startsWith(wanted));
}

/** The first moment of a day, a month or a year here, e.g. of `2026-06`. */
function startOfDay(written: string): string | undefined {
  const [whole, year, month = '01', day = '01'] = DAY.exec(written) ?? [];
  if (whole === undefined) return undefined;
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  const isReal = date.getMonth() === Number(month) - 1 && date.getDate() === Number(day);
  return isReal ? date.toISOString() : undefined;
}

function fold(text: string): string {
  return text.toLocaleLowerCase().replaceAll('ё', 'е').replaceAll(/[\s_]/g, '-');
}
