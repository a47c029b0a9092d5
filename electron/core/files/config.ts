import { statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { MachineSettings } from '../../../shared/entities/settings.ts';
import type { Json } from '../../../shared/primitives.ts';
import { readJsonFile, writeDurably } from './durable.ts';

/** What belongs to this machine, kept in config.json. */
export type ConfigFile = Readonly<{
  read(): Record<string, Json>;
  write(values: Readonly<Record<string, Json>>): void;
  reset(keys: readonly string[]): void;
  /** A number that changes when the file does, whoever wrote it. */
  version(): number;
}>;

const Stored = z.record(z.string(), z.json());

/** Opens the config.json of a home. A damaged one counts as empty; what it does not know, it keeps. */
export function openConfig(home: string): ConfigFile {
  const file = path.join(home, 'config.json');
  const load = (): Record<string, Json> => {
    const parsed = Stored.safeParse(readJsonFile(file));
    return parsed.success ? parsed.data : {};
  };
  const save = (values: Record<string, Json>): void =>
    writeDurably(file, `${JSON.stringify(values, null, 2)}\n`);
  return {
    read() {
      const stored = load();
      return Object.fromEntries(Object.entries(stored).filter(([key]) => key in MachineSettings.shape));
    },
    write: (values) => save({ ...load(), ...values }),
    reset(keys) {
      const stored = load();
      for (const key of keys) delete stored[key];
      save(stored);
    },
    version: () => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  };
}
