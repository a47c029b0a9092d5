import { t } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Kbd } from './kbd.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A group of shortcuts; the keys of each are written step by step. */
export type ShortcutGroup = Readonly<{
  title: string;
  shortcuts: readonly Readonly<{ label: string; keys: readonly string[] }>[];
}>;

type ShortcutSheetProps = {
  open: boolean;
  groups: readonly ShortcutGroup[];
  onClose: () => void;
  /** Goes to where they are changed. */
  onChange: () => void;
};

/** Every shortcut that works where the person is. */
export function ShortcutSheet({ open, groups, onClose, onChange }: ShortcutSheetProps) {
  return (
    <Dialog
      open={open}
      title={t('shortcuts.title')}
      onClose={onClose}
      wide
      footer={
        <>
          <span className="grow" />
          <Button onClick={onChange}>{t('shortcuts.change')}</Button>
        </>
      }
    >
      <div className="shortcuts">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="sec-h">{group.title}</h3>
            <dl>
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.label} className="shortcut">
                  <dt>{shortcut.label}</dt>
                  <dd className="flex">
                    {shortcut.keys.map((key, index) => (
                      <span key={`${key} ${index}`}>
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
