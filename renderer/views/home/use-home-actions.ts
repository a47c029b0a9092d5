import { useNavigate } from '@tanstack/react-router';
import type { HealthAction } from '../../../shared/entities/health.ts';
import { t } from '../../i18n/index.ts';
import { useHealthActions } from '../health/use-health-actions.ts';

/** What is a part of the screen of health: from here that screen opens. */
const PARTS: readonly HealthAction[] = ['openErrors', 'openSpeed'];

/** What can be done about a finding or an alert with one button: its name, and how it is done from here. */
export function useHomeActions() {
  const { act, work } = useHealthActions();
  const navigate = useNavigate();
  return (action: HealthAction) => ({
    label: t(`health.action.${action}`),
    busy: work !== null,
    run: () => {
      if (PARTS.includes(action)) void navigate({ to: '/health' });
      else if (work === null) act(action);
    },
  });
}

export type HomeActions = ReturnType<typeof useHomeActions>;
