import { Button } from '../../components/button.tsx';
import { t } from '../../i18n/index.ts';
import {
  commandsOfGroup,
  useChosenShortcuts,
  withKeys,
  type ChosenShortcuts,
} from '../../state/command-shortcuts.ts';
import { describeCommand, type CommandGroup } from '../../state/command-catalogue.ts';
import { notifyError } from '../../state/notices.ts';
import { useSettings } from '../../state/settings.ts';
import { ShortcutRow } from './shortcut-row.tsx';

const GROUPS = [
  { group: 'everywhere', title: 'shortcuts.everywhere' },
  { group: 'go', title: 'shortcuts.go' },
  { group: 'here', title: 'settings.shortcuts.screens' },
] as const satisfies readonly { group: CommandGroup; title: string }[];

/** Every command with its keys: to change them, to take them away, to have the usual ones again. */
export function ShortcutSettings() {
  const chosen = useChosenShortcuts();
  const settings = useSettings({ onFailure: notifyError });
  const save = (shortcuts: ChosenShortcuts) =>
    settings.save('ui.shortcuts', { ...shortcuts }, () => undefined);
  return (
    <div className="shortcut-settings">
      <div className="shortcut-head">
        <p className="t2 grow">{t('settings.shortcuts.detail')}</p>
        <Button disabled={Object.keys(chosen).length === 0} onClick={() => save({})}>
          {t('settings.shortcuts.resetAll')}
        </Button>
      </div>
      {GROUPS.map(({ group, title }) => (
        <section key={group}>
          <h3 className="sec-h">{t(title)}</h3>
          <ul>
            {commandsOfGroup(group).map((id) => (
              <ShortcutRow
                key={id}
                id={id}
                chosen={chosen}
                onChange={save}
                onReset={() => save(withKeys(chosen, id, describeCommand(id).keys))}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Brings the section into sight, once the settings are shown. */
export function showShortcutSettings(): void {
  requestAnimationFrame(() =>
    document.querySelector('.shortcut-settings')?.closest('section')?.scrollIntoView({ block: 'start' }),
  );
}
