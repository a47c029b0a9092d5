import type { ReactElement } from 'react';
import { Menu } from '../../components/menu.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useNow } from '../tasks/use-now.ts';
import { SNOOZES, snoozedUntil, type Snooze } from './snooze-times.ts';

/** Whether the choice of when is open: a key opens it too. */
export type Snoozing = Readonly<{ open: boolean; onOpenChange: (open: boolean) => void }>;

type SnoozeMenuProps = { trigger: ReactElement; snoozing: Snoozing; onSnooze: (snooze: Snooze) => void };

/** When to ask again. */
export function SnoozeMenu({ trigger, snoozing, onSnooze }: SnoozeMenuProps) {
  const now = useNow();
  return (
    <Menu
      trigger={trigger}
      open={snoozing.open}
      onOpenChange={snoozing.onOpenChange}
      items={SNOOZES.map((snooze) => ({
        label: t(`inbox.snooze.${snooze}`),
        detail: formatFull(snoozedUntil(snooze, now)),
        run: () => onSnooze(snooze),
      }))}
    />
  );
}
