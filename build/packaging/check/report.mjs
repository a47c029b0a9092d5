/** Lines of a check, as they are printed while it runs, and how many of them were wrong. */
export class Report {
  failed = 0;
  passed = 0;

  /**
   * Tells of one thing that was looked at.
   * @param {string} what
   * @param {readonly string[]} problems none if it is as it should be
   */
  tell(what, problems) {
    if (problems.length === 0) this.passed += 1;
    else this.failed += 1;
    console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${what}`);
    for (const problem of problems.slice(0, 20)) console.log(`         ${problem}`);
    if (problems.length > 20) console.log(`         and ${problems.length - 20} more`);
  }

  /** Tells what could not be looked at here, and why. @param {string} what */
  note(what) {
    console.log(`note   ${what}`);
  }
}

/**
 * The problems where two lists are not the same.
 * @param {readonly string[]} found
 * @param {readonly string[]} wanted
 */
export function compareLists(found, wanted) {
  return [
    ...wanted.filter((name) => !found.includes(name)).map((name) => `missing: ${name}`),
    ...found.filter((name) => !wanted.includes(name)).map((name) => `not wanted: ${name}`),
  ];
}
