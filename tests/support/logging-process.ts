import { openLog } from '../../electron/core/index.ts';

/** Writes so many numbered lines to the log of a home; run as a process of its own. */
const [home = '', writer = '', lines = '0'] = process.argv.slice(2);
const log = openLog({ home, writer, now: Date.now });
for (let number = 0; number < Number(lines); number += 1)
  log({ level: 'info', module: 'test', message: 'line', fields: { number, padding: 'x'.repeat(100) } });
