import { parse as parseToml, patch as patchToml, stringify as writeToml } from '@decimalturn/toml-patch';
import {
  applyEdits,
  type Edit,
  findNodeAtLocation,
  getNodeValue,
  modify,
  type ParseError,
  parseTree,
} from 'jsonc-parser';
import { z } from 'zod';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Entry, Program } from './programs.ts';

type Place = Pick<Program, 'format' | 'path' | 'name'>;

const BOM = '\uFEFF';
const Table = z.record(z.string(), z.unknown());

/** What stands under the name of Mneme in a config; undefined: nothing. Throws `invalid_input` where it cannot be read. */
export function readEntry(text: string, place: Place): unknown {
  if (text.trim() === '' || text === BOM) return undefined;
  if (place.format === 'toml') return valueAt(tableOf(text, place), place.path);
  const errors: ParseError[] = [];
  const root = parseTree(withoutBom(text), errors, { allowTrailingComma: true });
  if (root === undefined || root.type !== 'object' || errors.length > 0) throw unreadable(place);
  const node = findNodeAtLocation(root, [...place.path]);
  return node && (getNodeValue(node) as unknown); // whatever it is
}

/** Whether a config starts Mneme just as it should. */
export function isSameEntry(found: unknown, entry: Entry): boolean {
  return canonicalJson(found) === canonicalJson(entry);
}

/** Puts Mneme into a config; everything else in it, comments as well, stays as it is. Throws `invalid_input`. */
export function addEntry(text: string, place: Place, entry: Entry): string {
  const found = readEntry(text, place);
  const added = place.format === 'json' ? editJson(text, place, entry) : addToml(text, place, entry, found);
  if (!isSameEntry(readEntry(added, place), entry)) throw unreadable(place);
  return added;
}

/** Takes Mneme out of a config; everything else in it stays as it is. Throws `invalid_input`. */
export function removeEntry(text: string, place: Place): string {
  if (readEntry(text, place) === undefined) return text;
  if (place.format === 'json') return editJson(text, place, undefined);
  const table = tableOf(text, place);
  const [name = '', entry = ''] = place.path;
  const servers = Table.parse(table[name]);
  const others = Object.fromEntries(Object.entries(servers).filter(([key]) => key !== entry));
  const { [name]: _, ...rest } = table;
  return patchToml(text, Object.keys(others).length === 0 ? rest : { ...table, [name]: others });
}

function editJson(text: string, place: Place, entry: Entry | undefined): string {
  const bare = withoutBom(text);
  const eol = bare.includes('\r\n') ? '\r\n' : '\n';
  const source = bare.trim() === '' ? `{}${eol}` : bare;
  const indent = /\n([ \t]+)\S/.exec(source)?.[1] ?? '  ';
  const edited = applyEdits(
    source,
    editsFor(source, place, entry).map((edit) => indentEdit(edit, { source, place, indent, eol })),
  );
  return text.startsWith(BOM) ? BOM + edited : edited;
}

/** What stands on the way to the entry may be no object. */
function editsFor(source: string, place: Place, entry: Entry | undefined): Edit[] {
  try {
    return modify(source, [...place.path], entry, {});
  } catch {
    throw unreadable(place);
  }
}

type Style = Readonly<{ source: string; place: Place; indent: string; eol: string }>;

/** Writes what an edit puts in over several lines; jsonc-parser would also write anew what stands beside it. */
function indentEdit(edit: Edit, { source, place, indent, eol }: Style): Edit {
  if (edit.content === '') return edit;
  const [parent = ''] = place.path;
  const root = parseTree(source, [], { allowTrailingComma: true });
  const depth =
    root !== undefined && findNodeAtLocation(root, [parent]) !== undefined ? place.path.length : 1;
  const linesOf = (value: unknown): string =>
    JSON.stringify(value, null, indent).replaceAll('\n', eol + indent.repeat(depth));
  if (edit.length > 0) return { ...edit, content: linesOf(JSON.parse(edit.content)) };
  const [follows, inner] = edit.content.startsWith(',') ? [',', edit.content.slice(1)] : ['', edit.content];
  const [[key, value] = ['', {}]] = Object.entries(Table.parse(JSON.parse(`{${inner}}`)));
  const content = `${follows}${eol}${indent.repeat(depth)}${JSON.stringify(key)}: ${linesOf(value)}`;
  return { ...edit, content: follows === '' ? content + eol + indent.repeat(depth - 1) : content };
}

/** A table of its own at the end, as a person would write it; an entry that is there is changed where it stands. */
function addToml(text: string, place: Place, entry: Entry, found: unknown): string {
  const [name = '', key = ''] = place.path;
  if (found !== undefined) {
    const table = tableOf(text, place);
    return patchToml(text, { ...table, [name]: { ...Table.parse(table[name]), [key]: entry } });
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text.trim() === '' ? '' : text.endsWith('\n') ? eol : eol + eol;
  return text + gap + [...linesOfTable(`${name}.${key}`, entry)].join(eol) + eol;
}

function* linesOfTable(name: string, table: Readonly<Record<string, unknown>>): Generator<string> {
  yield `[${name}]`;
  const inner = Object.entries(table).filter(([, value]) => Table.safeParse(value).success);
  for (const [key, value] of Object.entries(table))
    if (inner.every(([other]) => other !== key)) yield writeToml({ [key]: value }).trim();
  for (const [key, value] of inner) {
    yield '';
    yield* linesOfTable(`${name}.${key}`, Table.parse(value));
  }
}

function tableOf(text: string, place: Place): Record<string, unknown> {
  try {
    return Table.parse(parseToml(text));
  } catch {
    throw unreadable(place);
  }
}

function valueAt(table: Record<string, unknown>, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => Table.safeParse(value).data?.[key], table);
}

function withoutBom(text: string): string {
  return text.startsWith(BOM) ? text.slice(1) : text;
}

function unreadable({ name }: Place): AppError {
  return new AppError(
    'invalid_input',
    `The config of ${name} is not written as it must be. Nothing was changed. Mend the file, or put the lines in by hand.`,
  );
}
