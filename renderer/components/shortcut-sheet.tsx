import { t } from '../i18n/index.ts';
import { Dialog } from './dialog.tsx';
import { Kbd } from './kbd.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A group of shortcuts; the keys of each are written step by step. */
export type ShortcutGroup = Readonly<{
  title: string;
  shortcuts: readonly Readonly<{ label: string; keys: readonly string[] }>[];
}>;

type ShortcutSheetProps = { open: boolean; groups: readonly ShortcutGroup[]; onClose: () => void };

/** Every shortcut that works where the person is. */
export function ShortcutSheet({ open, groups, onClose }: ShortcutSheetProps) {
  return (
    <Dialog open={open} title={t('shortcuts.title')} onClose={onClose} wide>
      <div className="shortcuts">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="sec-h">{group.title}</h3>
            <dl>
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.label} className="shortcut">
                  <dt>{shortcut.label}</dt>
                  <dd className="flex">
                    {shortcut.keys.map((key) => (
                      <span key={key}>
                        <VisuallyHidden>{key}</VisuallyHidden>
                        <Kbd keys={key} />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
