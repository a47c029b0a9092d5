import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { UpdateState } from '../../../shared/updates.ts';
import { t } from '../../i18n/index.ts';
import { useConnection } from '../../state/connection-context.ts';
import { notify } from '../../state/notices.ts';

/** Tells of a newer version that a daily check found; in Settings, where one is asked for, it is told beside the button. */
export function useTellUpdate(): void {
  const { desktop } = useConnection();
  const navigate = useNavigate();
  const tell = useEffectEvent(({ phase, found }: UpdateState) => {
    if (phase !== 'available' || window.location.hash.startsWith('#/settings')) return;
    notify({
      kind: 'note',
      title: t('settings.updates.availableTitle', { version: found ?? '' }),
      action: {
        label: t('settings.updates.look'),
        run: () => void navigate({ to: '/settings', search: { group: 'updates' } }),
      },
    });
  });
  useEffect(() => desktop?.onUpdates((state) => tell(state)), [desktop]);
}
