import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { HandedOver } from '../../../shared/bridge.ts';
import { AppError } from '../../../shared/errors.ts';
import { useAppearance } from '../../state/appearance.ts';
import { runCommand, useCommand } from '../../state/commands.ts';
import { useConnection } from '../../state/connection-context.ts';
import { keepHandedFile } from '../../state/handed-file.ts';
import { notifyError } from '../../state/notices.ts';
import { useChange } from '../../state/queries.ts';
import { useUndo } from '../../state/undo.ts';
import { useListAddress } from '../lists/use-remembered-lists.ts';
import { useOpenLink } from '../palette/use-open-link.ts';
import { EVERYONE } from '../runs/search.ts';
import { PLACES } from './destinations.ts';

/** What works on every screen: search, undo, going places. The application menu runs the same commands. */
export function useShellCommands(): void {
  const navigate = useNavigate();
  const { history } = useRouter();
  const { undo, redo } = useUndo();
  const { nextTheme, nextDensity } = useAppearance();
  const { onMenuCommand, onHandedOver } = useConnection();
  const openLink = useOpenLink();
  const takeHandedOver = useEffectEvent((item: HandedOver) => {
    if (item.kind === 'link') openLink(item.link);
    else if (item.kind === 'command') runCommand(item.command);
    else if (item.kind === 'refused') notifyError(new AppError('unavailable', item.message));
    else {
      keepHandedFile(item.file);
      void navigate({ to: '/imports' });
    }
  });

  useCommand('search', { run: () => void navigate({ to: '/search' }) });
  useCommand('undo', { run: undo });
  useCommand('redo', { run: redo });
  useCommand('back', { run: () => history.back() });
  useCommand('forward', { run: () => history.forward() });
  // The palette offers these two among the settings, with what they are set to.
  useCommand('density', { run: nextDensity, palette: false });
  useCommand('theme', { run: nextTheme, palette: false });
  useConsolidationCommands();
  useBackupCommands();
  useGoCommands();
  useEffect(() => onMenuCommand((command) => runCommand(command)), [onMenuCommand]);
  useEffect(() => onHandedOver((item) => takeHandedOver(item)), [onHandedOver]);
}

function useConsolidationCommands() {
  const navigate = useNavigate();
  const start = useChange('consolidation.run', {
    onDone: ({ run }) => void navigate({ to: '/runs', search: { run: run.id } }),
  });
  useCommand('previewRun', { run: () => void navigate({ to: '/runs', search: { preview: EVERYONE } }) });
  useCommand('runNow', { run: () => start.mutate({}) });
}

function useBackupCommands() {
  const navigate = useNavigate();
  const start = useChange('backups.create', { onDone: () => void navigate({ to: '/backups' }) });
  useCommand('backUp', { run: () => start.mutate({}) });
}

function useGoCommands() {
  const { history } = useRouter();
  const addressOf = useListAddress();
  for (const place of PLACES) {
    // The places are fixed, so the hooks are always the same and in the same order.
    // oxlint-disable-next-line react/rules-of-hooks
    useCommand(place.command, { run: () => history.push(addressOf(place.path)) });
  }
}
