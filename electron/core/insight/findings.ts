import type { HealthAction, HealthCheck, HealthName, HealthState } from '../../../shared/entities/health.ts';

type Finding = Readonly<{
  state: HealthState;
  message: string;
  advice?: string;
  action?: HealthAction;
}>;

/** Everything a check may find, by name and finding, in English; values stand in braces. */
const FINDINGS = {
  store: {
    ok: { state: 'ok', message: 'The memory is open and has seen {count} changes.' },
    unreadable: {
      state: 'fail',
      message: 'The memory cannot be read.',
      advice:
        'Close other programs that use it and start Mneme again. If that does not help, restore a backup.',
      action: 'openBackups',
    },
  },
  watermark: {
    ok: { state: 'ok', message: 'No change is missing since the last start.' },
    behind: {
      state: 'fail',
      message:
        'The memory file is older than it was: {count} changes made before the last start are missing.',
      advice: 'If you put an older copy in place on purpose, go on. If not, restore a newer backup.',
      action: 'openBackups',
    },
  },
  ending: {
    ok: { state: 'ok', message: 'Mneme ended in order the last time.' },
    unclean: {
      state: 'ok',
      message:
        'Mneme did not end in order the last time ({at}). What was saved is safe: changes were counted, what was kept ' +
        'aside was carried out, and the file is being looked through.',
    },
  },
  integrity: {
    ok: { state: 'ok', message: 'Every table was looked through and is whole: {at}.' },
    never: {
      state: 'ok',
      message: 'The file was not looked through yet; consolidation does it every week.',
      action: 'checkNow',
    },
    old: {
      state: 'warn',
      message: 'The file was last looked through a long time ago: {at}.',
      advice: 'Look through it now.',
      action: 'checkNow',
    },
    damaged: {
      state: 'fail',
      message: 'The memory file is damaged in {parts}.',
      advice: 'Nothing was changed. Restore the newest backup that is whole.',
      action: 'openBackups',
    },
  },
  search: {
    ok: { state: 'ok', message: 'Every search index answers.' },
    broken: {
      state: 'fail',
      message: 'Search is damaged in {parts}. What is stored is safe.',
      advice: 'Build the search index anew.',
      action: 'rebuildSearch',
    },
    rebuilding: {
      state: 'warn',
      message: 'The search index is being built anew: {parts}. Until then not everything is found.',
    },
    unfinished: {
      state: 'warn',
      message: 'The search index was not built to its end: {parts}. Not everything is found.',
      advice: 'Go on building it.',
      action: 'rebuildSearch',
    },
  },
  disk: {
    ok: { state: 'ok', message: '{bytes} are free.' },
    low: {
      state: 'warn',
      message: 'Only {bytes} are free.',
      advice: 'Make room on the disk: when it is full, nothing new can be remembered.',
    },
  },
  location: {
    ok: { state: 'ok', message: 'The memory lies in a folder of its own on this machine.' },
    synced: {
      state: 'warn',
      message: 'The memory lies in a folder that is synchronised with other machines; that can damage it.',
      advice: 'Close Mneme, move the folder elsewhere, and start with --home and its new place.',
    },
  },
  jobs: {
    ok: { state: 'ok', message: 'No job hangs.' },
    hanging: {
      state: 'warn',
      message: '{count} job(s) gave no sign of life for a minute.',
      advice: 'Start Mneme again.',
    },
  },
  speed: {
    ok: { state: 'ok', message: 'Recall, search and changes are as quick as you want them.' },
    unknown: { state: 'ok', message: 'Too little was done within a day to say how quick it is.' },
    slow: {
      state: 'warn',
      message: 'Slower than you want it: {parts}. One call of twenty takes {milliseconds} or longer.',
      advice: 'Optimise the memory, or change the threshold.',
      action: 'optimise',
    },
  },
  errors: {
    ok: { state: 'ok', message: 'Nothing went wrong within a day.' },
    some: {
      state: 'warn',
      message: 'Something unexpected went wrong within a day, in {count} place(s).',
      advice: 'Look at the list. What is stored is safe.',
      action: 'openErrors',
    },
  },
  consolidation: {
    ok: { state: 'ok', message: 'Consolidation runs as it should.' },
    off: {
      state: 'warn',
      message: 'Consolidation is off: nothing is summarised, merged or cooled.',
      advice: 'Turn it on in Settings, or run it now and then yourself.',
      action: 'openConsolidationSettings',
    },
    manual: {
      state: 'warn',
      message: 'Consolidation runs on demand only, and has not run for a week.',
      advice: 'Run it, or set an interval.',
      action: 'consolidate',
    },
    steps: {
      state: 'warn',
      message: 'Every step of consolidation is off.',
      advice: 'Turn on those you want in Settings.',
      action: 'openConsolidationSettings',
    },
    late: {
      state: 'warn',
      message: 'Consolidation should have run long ago: {at}.',
      advice: 'Keep the window open for a while, or run it now.',
      action: 'consolidate',
    },
    failed: {
      state: 'warn',
      message: 'The last consolidation failed: {at}.',
      advice: 'Look at what it says, then run it again. What was there before is safe.',
      action: 'openRuns',
    },
  },
  follow: {
    ok: { state: 'ok', message: 'Every place that is followed is there.' },
    none: { state: 'ok', message: 'No place is followed.' },
    gone: {
      state: 'warn',
      message: 'A followed place is not there any more: {parts}.',
      advice: 'Put it back, or stop following it. What came from there stays.',
      action: 'openImports',
    },
  },
  meaning: {
    off: { state: 'ok', message: 'Recall goes by words; no model for its meaning is set up.' },
    ok: { state: 'ok', message: 'Recall goes by words and by meaning: {count} vectors are ready.' },
    making: { state: 'ok', message: 'Vectors for recall by meaning are being made; {count} are ready.' },
    paused: {
      state: 'ok',
      message: 'Making vectors for recall by meaning is paused; {count} are ready.',
      action: 'openMeaningSettings',
    },
    unfinished: {
      state: 'warn',
      message: 'Recall by meaning is on, but it is not said by which model.',
      advice: 'Choose one in Settings, or turn it off.',
      action: 'openMeaningSettings',
    },
    failing: {
      state: 'warn',
      message: 'Recall goes by words alone, as the model for its meaning does not work: {message}',
      advice: 'See to the model, then test it here.',
      action: 'testMeaning',
    },
  },
  clock: {
    ok: { state: 'ok', message: 'The clock goes forward.' },
    back: {
      state: 'warn',
      message: 'The clock of this computer stands before the newest change: {at}.',
      advice: 'Set the clock. Until then nothing is let go because of its age.',
    },
  },
  backup: {
    ok: { state: 'ok', message: 'The last backup is of {at}.' },
    first: { state: 'ok', message: 'The first backup is made when the memory is a day old.' },
    failed: {
      state: 'warn',
      message: 'The last backup failed: {at}.',
      advice: 'Make a backup now.',
      action: 'backUp',
    },
    failedLong: {
      state: 'fail',
      message: 'The last backup failed, and there was none for over a week: {at}.',
      advice: 'Make a backup now.',
      action: 'backUp',
    },
    damaged: {
      state: 'warn',
      message: '{count} backup(s) are damaged.',
      advice: 'Make a backup now, then remove the damaged ones.',
      action: 'openBackups',
    },
    late: {
      state: 'warn',
      message: 'No backup was made since {at}.',
      advice: 'Make a backup now.',
      action: 'backUp',
    },
    veryLate: {
      state: 'fail',
      message: 'No backup was made for over a week, since {at}.',
      advice: 'Make a backup now.',
      action: 'backUp',
    },
    never: {
      state: 'warn',
      message: 'No backup was made yet.',
      advice: 'Make a backup now.',
      action: 'backUp',
    },
    neverLong: {
      state: 'fail',
      message: 'No backup was made yet, for over a week.',
      advice: 'Make a backup now.',
      action: 'backUp',
    },
  },
  rescue: {
    ok: { state: 'ok', message: 'Nothing waits to be written.' },
    waiting: {
      state: 'warn',
      message: '{count} write(s) of agents wait until the memory can be written.',
      advice: 'They are kept on the disk and carried out by themselves.',
    },
    rejected: {
      state: 'warn',
      message: '{count} write(s) of agents could not be carried out.',
      advice: 'They are kept in spool/rejected.jsonl. Look there, and remove the file.',
    },
  },
} as const satisfies Record<HealthName, Readonly<Record<string, Finding>>>;

type Findings = typeof FINDINGS;
type Values = HealthCheck['values'];

/** Says what a check found. `at` is told as a moment, `bytes` and `milliseconds` as amounts. */
export function finding<N extends keyof Findings>(
  name: N,
  found: keyof Findings[N] & string,
  values: Values = {},
): HealthCheck {
  const all: Readonly<Record<string, Finding>> = FINDINGS[name];
  const { state, message, advice = null, action = null } = all[found] ?? { state: 'warn', message: found };
  return { name, state, finding: found, values, message: fill(message, values), advice, action };
}

function fill(message: string, values: Values): string {
  return message.replaceAll(/\{(\w+)\}/g, (_, name: string) => inWords(name, values[name] ?? ''));
}

function inWords(name: string, value: string | number): string {
  if (name === 'at' && typeof value === 'string') return `${value.slice(0, 16).replace('T', ' ')} UTC`;
  if (name === 'bytes') return `${Math.round(Number(value) / 1_000_000).toLocaleString('en')} MB`;
  if (name === 'milliseconds') return `${value} ms`;
  return typeof value === 'number' ? value.toLocaleString('en') : value;
}
