import { clip, onOneLine, type Screen, type Style, widthOf } from './screen.ts';

/** What stands in a cell: a text, how it looks, and which parts of it matched. */
export type Cell =
  | string
  | Readonly<{ text: string; style?: Style; ranges?: readonly (readonly [number, number])[] }>;

/** A column: its heading; `grows` takes what room there is, the others what they need. */
export type Column = Readonly<{ title: string; grows?: true; right?: true }>;

const GAP = 2;
const LEAST_COLUMNS = 8;

/** A table that fits the screen: what has no room is cut. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  screen: Screen,
): string {
  const texts = rows.map((row) => row.map((cell) => onOneLine(textOf(cell))));
  const widths = fit(
    columns,
    columns.map(({ title }, at) => Math.max(widthOf(title), ...texts.map((row) => widthOf(row[at] ?? '')))),
    screen.width,
  );
  const line = (cells: readonly Cell[]): string =>
    columns
      .map(({ right }, at) => formatCell(cells[at] ?? '', widths[at] ?? 0, right === true, screen))
      .join(' '.repeat(GAP))
      .trimEnd();
  const head = line(columns.map(({ title }) => ({ text: title, style: 'faint' })));
  return [head, ...rows.map(line), ''].join('\n');
}

/** Takes what is missing from the columns that grow, from the widest first. */
function fit(columns: readonly Column[], wanted: readonly number[], width: number): number[] {
  const widths = [...wanted];
  let missing = widths.reduce((sum, each) => sum + each, GAP * (columns.length - 1)) - width;
  const growing = columns.flatMap(({ grows }, at) => (grows ? [at] : []));
  while (missing > 0) {
    const widest = growing.reduce(
      (best, at) => ((widths[at] ?? 0) > (widths[best] ?? 0) ? at : best),
      growing[0] ?? 0,
    );
    const second = Math.max(
      LEAST_COLUMNS,
      ...growing.filter((at) => at !== widest).map((at) => widths[at] ?? 0),
    );
    const now = widths[widest] ?? 0;
    if (now <= LEAST_COLUMNS) break;
    const next = Math.max(LEAST_COLUMNS, Math.min(now - 1, second), now - missing);
    missing -= now - next;
    widths[widest] = next;
  }
  return widths;
}

function formatCell(cell: Cell, width: number, right: boolean, screen: Screen): string {
  const shown = clip(onOneLine(textOf(cell)), width);
  const space = ' '.repeat(Math.max(0, width - widthOf(shown)));
  const painted = typeof cell === 'string' ? shown : paint(shown, cell, screen);
  return right ? space + painted : painted + space;
}

function paint(shown: string, { style, ranges = [] }: Exclude<Cell, string>, screen: Screen): string {
  if (style !== undefined) return screen.paint(style, shown);
  let painted = '';
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at || end > shown.length) continue;
    painted += shown.slice(at, start) + screen.paint('match', shown.slice(start, end));
    at = end;
  }
  return painted + shown.slice(at);
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
