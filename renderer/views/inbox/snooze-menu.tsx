import { useRef, type ReactElement } from 'react';
import { Menu } from '../../components/menu.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useNow } from '../tasks/use-now.ts';
import { SNOOZES, snoozedUntil } from './snooze-times.ts';

/** Whether the choice of when is open: a key opens it too. */
export type Snoozing = Readonly<{ open: boolean; onOpenChange: (open: boolean) => void }>;

type SnoozeMenuProps = {
  trigger: ReactElement;
  snoozing: Snoozing;
  onSnooze: (until: string) => void;
  /** Asks for a day, where there is room for that. */
  onOtherDay?: () => void;
};

/** When to ask again. */
export function SnoozeMenu({ trigger, snoozing, onSnooze, onOtherDay }: SnoozeMenuProps) {
  const now = useNow();
  const asksForDay = useRef(false);
  return (
    <Menu
      trigger={trigger}
      open={snoozing.open}
      onOpenChange={snoozing.onOpenChange}
      // The field for the day has it.
      returnsFocus={() => !asksForDay.current}
      items={[
        ...SNOOZES.map((snooze) => ({
          label: t(`inbox.snooze.${snooze}`),
          detail: formatFull(snoozedUntil(snooze, now)),
          run: () => onSnooze(snoozedUntil(snooze, Date.now())),
        })),
        ...(onOtherDay === undefined
          ? []
          : [
              {
                label: t('inbox.snooze.otherDay'),
                separated: true,
                run: () => {
                  asksForDay.current = true;
                  onOtherDay();
                },
              },
            ]),
      ]}
    />
  );
}
