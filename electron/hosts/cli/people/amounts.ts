import { AppError } from '../../../../shared/errors.ts';

const NUMBERS = new Intl.NumberFormat('en');
const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];
const STRETCH_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** `1,234`. */
export function formatNumber(value: number): string {
  return NUMBERS.format(value);
}

/** `12.3 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < UNITS.length - 1; unit += 1) value /= 1000;
  return `${unit === 0 ? formatNumber(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** `1 memory`, `2 memories`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** A moment as the clock on the wall shows it: `2026-05-01 09:30`; nothing for none. */
export function formatMoment(at: string | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Reads a number a person wrote. Throws `invalid_input`. */
export function readNumber(text: string, option: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new AppError('invalid_input', `--${option} takes a number, not '${text}'.`);
}

/** Reads `2026-05-01`, a whole timestamp, or a stretch back from now (`90m`, `12h`, `7d`, `2w`). Throws `invalid_input`. */
export function readMoment(text: string, option: string, now: number): string {
  const [, count, unit] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  if (count !== undefined && unit !== undefined) {
    const milliseconds = STRETCH_MS[unit as keyof typeof STRETCH_MS]; // the pattern names these units
    return new Date(now - Number(count) * milliseconds).toISOString();
  }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const at = Date.parse(day ? `${text}T00:00` : text); // a day begins where the person is
  if (Number.isFinite(at) && /^\d{4}-/.test(text)) return new Date(at).toISOString();
  throw new AppError('invalid_input', `--${option} takes a day such as 2026-05-01, or 7d, not '${text}'.`);
}

/** Reads one of the values there are. Throws `invalid_input`. */
export function readChoice<T extends string>(text: string, option: string, choices: readonly T[]): T {
  const choice = choices.find((each) => each === text);
  if (choice !== undefined) return choice;
  throw new AppError('invalid_input', `--${option} takes ${choices.join(', ')}, not '${text}'.`);
}
