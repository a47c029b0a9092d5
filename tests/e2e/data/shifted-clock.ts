/**
 * Loaded before the program (`node --import`): its clock and that of its workers is ahead by the milliseconds
 * MNEME_TEST_AHEAD_MS says.
 */
const ahead = Number(process.env['MNEME_TEST_AHEAD_MS'] ?? 0);
const now = Date.now.bind(Date);

globalThis.Date = class extends Date {
  constructor(...parts: [] | [number]) {
    // With any parts Date says the moment itself.
    super(...(parts.length === 0 ? ([now() + ahead] as const) : parts));
  }

  static override now(): number {
    return now() + ahead;
  }
} as DateConstructor; // Date called as a function, which nothing does, is all that is missing
