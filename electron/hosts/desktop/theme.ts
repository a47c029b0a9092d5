import { nativeTheme } from 'electron';
import type { Transport } from '../../../shared/client.ts';
import { MachineSettings } from '../../../shared/entities/settings.ts';

/** Lets dialogs, menus and the empty window follow the theme the person chose, now and whenever it changes. */
export async function followTheme(transport: Transport): Promise<void> {
  const apply = async (): Promise<void> => {
    const wire = await transport.call('settings.get', {});
    nativeTheme.themeSource = themeOf(wire.ok ? wire.value : undefined);
  };
  transport.subscribe((changes) => {
    if (changes.some(({ entity }) => entity === 'setting')) void apply();
  });
  await apply();
}

function themeOf(settings: unknown): 'system' | 'light' | 'dark' {
  const values =
    typeof settings === 'object' && settings !== null && 'values' in settings ? settings.values : {};
  const theme =
    typeof values === 'object' && values !== null && 'ui.theme' in values ? values['ui.theme'] : undefined;
  return MachineSettings.shape['ui.theme'].catch('system').parse(theme);
}
