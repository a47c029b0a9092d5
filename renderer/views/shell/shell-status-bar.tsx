import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isLoopback, readChatAddress } from '../../../shared/chat-address.ts';
import { StatusBar } from '../../components/status-bar.tsx';
import { formatBytes, formatNumber, formatPercent, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useConnection } from '../../state/connection-context.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useUndo } from '../../state/undo.ts';

const MEGABYTE = 1_000_000;
const JOB_POLL_MS = 500;
const BACKUPS_POLL_MS = 60_000;
const HEALTH_POLL_MS = 300_000;
const OUTSIDE_POLL_MS = 10_000;

/** The status bar: only what is true now. */
export function ShellStatusBar() {
  const stats = useRead('maintenance.stats', {}).data;
  const { theme, density, nextTheme, nextDensity } = useAppearance();
  const { undoDepth, undo } = useUndo();
  const running = useRunningImport();
  const shortcutOf = useShortcuts();
  const themeName = t(`shell.theme.${theme}`);
  const densityName = t(`shell.density.${density}`);
  const facts = stats ? [t('shell.databaseSize', { size: formatBytes(stats.dbSizeMb * MEGABYTE) })] : [];
  return (
    <StatusBar
      reach={useReach()}
      sentTo={useSentElsewhere()}
      home={stats?.home ?? null}
      facts={running === null ? facts : [...facts, t('shell.importRunning', { percent: running })]}
      outside={useOutside()}
      backup={useLastBackup()}
      trouble={useTrouble()}
      paused={usePaused()}
      density={{
        label: densityName,
        hint: t('shell.density', { density: densityName }),
        shortcut: shortcutOf('density'),
        run: nextDensity,
      }}
      theme={{
        label: themeName,
        hint: t('shell.theme', { theme: themeName }),
        shortcut: shortcutOf('theme'),
        run: nextTheme,
      }}
      undo={{
        label: t('shell.undoable', { count: undoDepth }),
        hint: t('command.undo'),
        shortcut: shortcutOf('undo'),
        enabled: undoDepth > 0,
        run: undo,
      }}
    />
  );
}

/** What goes to other computers, with the person's leave; nothing while all stays on this one. */
function useSentElsewhere() {
  const values = useRead('settings.get', {}).data?.values;
  if (values === undefined) return [];
  const tasks = elsewhere(values['chat.baseUrl'], values['chat.consentedHost']);
  const memories = elsewhere(values['embeddings.baseUrl'], values['embeddings.consentedHost']);
  const provider = values['embeddings.provider'];
  return [
    ...(tasks === null || values['chat.provider'] === 'off'
      ? []
      : [
          {
            text: t('shell.sentTo', { host: tasks }),
            detail: t('shell.sentToDetail', { host: tasks }),
          },
        ]),
    ...(memories === null || provider === 'off' || provider === 'onnx'
      ? []
      : [
          {
            text: t('shell.meaningSentTo', { host: memories }),
            detail: t('shell.meaningSentToDetail', { host: memories }),
          },
        ]),
  ];
}

/** The other computer of an address that the person consented to; null where it is this one, or another. */
function elsewhere(address: string, consented: string): string | null {
  const host = readChatAddress(address)?.host ?? '';
  return !isLoopback(host) && host === consented ? host : null;
}

/** How many requests left this computer, as they were counted where they are made. */
function useOutside() {
  const asked = useRead('outside.requests', {}, { refetchEveryMs: OUTSIDE_POLL_MS }).data;
  if (asked === undefined) return null;
  const hosts = asked.items.map(({ host, count }) => `${host}: ${formatNumber(count)}`);
  return {
    text: t('shell.outside', { count: asked.total }),
    detail: hosts.length === 0 ? t('shell.outsideNone') : hosts.join(', '),
  };
}

/** When the memory was backed up last; late where it should have been by now. */
function useLastBackup() {
  const navigate = useNavigate();
  const list = useRead('backups.list', {}, { refetchEveryMs: BACKUPS_POLL_MS }).data;
  if (list === undefined) return null;
  const { lastAt, late } = list;
  const text =
    lastAt === null ? t('shell.notBackedUp') : t('shell.backedUp', { when: formatRelative(lastAt) });
  return { text, late, run: () => void navigate({ to: '/backups' }) };
}

/** Says in the footer that something is not well, with the way there. */
function useTrouble() {
  const { state } = useRead('maintenance.health', {}, { refetchEveryMs: HEALTH_POLL_MS }).data ?? {};
  if (state === undefined || state === 'ok') return null;
  return { label: t(`health.state.${state}`), address: '#/health' };
}

/** Says that memory is paused, with the way to go on. */
function usePaused() {
  const values = useRead('settings.get', {}).data?.values;
  const set = useChange('settings.set');
  if (values?.['agents.paused'] !== true) return null;
  return {
    text: t('shell.paused'),
    hint: t('shell.pausedDetail'),
    action: t('shell.goOn'),
    run: () => set.mutate({ values: { 'agents.paused': false } }),
  };
}

function useReach() {
  const { onReach } = useConnection();
  const [reach, setReach] = useState<'reached' | 'away' | 'signed-out'>('reached');
  useEffect(() => onReach(setReach), [onReach]);
  return reach;
}

/** How far the running import is, as a percentage; null if none runs. Jobs are polled only while one does. */
function useRunningImport(): string | null {
  const imports = useRead('imports.list', { limit: 1 }).data?.items ?? [];
  const runs = imports.some((one) => one.status === 'running');
  const jobs = useRead(
    'maintenance.jobs',
    { states: ['running'], limit: 1 },
    { enabled: runs, refetchEveryMs: runs && JOB_POLL_MS },
  );
  const job = jobs.data?.items[0];
  if (!runs || job === undefined || job.kind !== 'import') return null;
  return formatPercent(job.total ? job.done / job.total : 0);
}
