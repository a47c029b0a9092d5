import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { settings as domain } from '../../../shared/contract/settings.ts';
import { MachineSettings, type SettingKey, Settings } from '../../../shared/entities/settings.ts';
import type { Json } from '../../../shared/primitives.ts';
import { readSettings, resetSetting, writeSetting } from '../store/settings.ts';
import type { Context } from './context.ts';
import { withoutUndefined } from './fields.ts';

export const settings: HandlersFor<typeof domain, Context> = {
  get: (context) => currentSettings(context),
  set(context, { values, reason }, caller) {
    const given = Object.entries(withoutUndefined(values));
    const memory = given.filter(([key]) => !isOfMachine(key));
    const machine = given.filter(([key]) => isOfMachine(key));
    if (memory.length > 0) {
      context.change(caller, 'settings.set', { reason }, (transaction) => {
        for (const [key, value] of memory) writeSetting(transaction, key, value);
      });
    }
    if (machine.length > 0) context.config.write(Object.fromEntries(machine));
    return currentSettings(context);
  },
  reset(context, { keys = allKeys(), reason }, caller) {
    const memory = keys.filter((key) => !isOfMachine(key));
    if (memory.length > 0) {
      context.change(caller, 'settings.reset', { reason }, (transaction) => {
        for (const key of memory) resetSetting(transaction, key);
      });
    }
    context.config.reset(keys.filter(isOfMachine));
    return currentSettings(context);
  },
};

/** Every setting as it is now. A stored value that is no longer allowed counts as not set. */
export function currentSettings({ store, config }: Pick<Context, 'store' | 'config'>): {
  values: Settings;
  modified: SettingKey[];
} {
  const stored: Record<string, Json> = { ...readSettings(store.read), ...config.read() };
  const kept = Object.entries(stored).filter(([key, value]) => isAllowed(key, value));
  const values = Settings.parse(Object.fromEntries(kept));
  const defaults = Settings.parse({});
  const modified = allKeys().filter((key) => JSON.stringify(values[key]) !== JSON.stringify(defaults[key]));
  return { values, modified };
}

function allKeys(): SettingKey[] {
  return Object.keys(Settings.shape) as SettingKey[]; // the shape's keys are the setting keys
}

function isAllowed(key: string, value: Json): boolean {
  const schemas: Record<string, { safeParse(value: unknown): { success: boolean } }> = Settings.shape;
  return Object.hasOwn(schemas, key) && schemas[key]?.safeParse(value).success === true;
}

function isOfMachine(key: string): boolean {
  return Object.hasOwn(MachineSettings.shape, key);
}
