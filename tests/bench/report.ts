/** The value below which so many percent of the samples lie. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** Prints rows under their headings, numbers to the right. */
export function printTable(
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const cells = [headings, ...rows.map((row) => row.map(show))];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  for (const row of cells) {
    const [first = '', ...rest] = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log([first, ...rest].join('  '));
  }
}

/** Measures an asynchronous call several times; milliseconds each. The first few calls are not counted. */
export async function timeCalls<T>(
  inputs: readonly T[],
  call: (input: T) => Promise<unknown>,
): Promise<number[]> {
  const samples: number[] = [];
  for (const input of inputs.slice(0, 5)) await call(input);
  for (const input of inputs) {
    const startedAt = performance.now();
    await call(input);
    samples.push(performance.now() - startedAt);
  }
  return samples;
}

/** Whether a word like `--quick` was given on the command line. */
export function isAsked(name: string): boolean {
  return process.argv.includes(`--${name}`);
}

/** A number given on the command line, e.g. `--size 1000000`; else the usual one, or a smaller one for `--quick`. */
export function readNumber(name: string, usual: number, quick: number = usual): number {
  const place = process.argv.indexOf(`--${name}`);
  if (place >= 0) return Number(process.argv[place + 1]);
  return isAsked('quick') ? quick : usual;
}

function show(cell: string | number): string {
  if (typeof cell === 'string') return cell;
  return cell >= 100 ? Math.round(cell).toLocaleString('en') : cell.toPrecision(3);
}

/** The word that follows `--name`; null where it is not asked for. */
export function readWord(name: string): string | null {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? null : (process.argv[place + 1] ?? null);
}
