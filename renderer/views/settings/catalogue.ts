import type { SettingKey as AnySettingKey, Settings } from '../../../shared/entities/settings.ts';
import { t } from '../../i18n/index.ts';
import { CONSOLIDATION_PARTS, COOLING_PARTS, type SettingPart, textsOfPart } from './parts.ts';

/** The settings that have one control; shortcuts and followed places are changed elsewhere, others part by part. */
export type SettingKey = Exclude<
  AnySettingKey,
  | 'ui.shortcuts'
  | 'imports.follow'
  | 'embeddings.paused'
  | 'memory.strength'
  | 'consolidation.steps'
  | 'consolidation.caps'
  | 'updates.consentedHost'
  | 'updates.automatic'
>;

/** The settings of each group, in the order they are shown. */
const GROUPED = {
  appearance: ['ui.theme', 'ui.density', 'ui.language'],
  memory: ['agents.paused', 'shortTerm.maxMessages', 'trash.retentionDays'],
  consolidation: [
    'consolidation.enabled',
    'consolidation.intervalHours',
    'shortTerm.ttlHours',
    'shortTerm.autoSummarize',
    'longTerm.retentionEnabled',
    'longTerm.retentionDays',
    'consolidation.historyDays',
  ],
  backups: ['longTerm.backupEnabled', 'backup.keepDaily', 'backup.keepWeekly', 'backup.maxMb'],
  recall: ['recall.limit', 'recall.threshold', 'recall.tokenBudget'],
  preferences: [
    'preferences.enabled',
    'preferences.remember',
    'preferences.minConfidence',
    'preferences.tokenBudget',
  ],
  alerts: [
    'alerts.storeMb',
    'alerts.backupDays',
    'alerts.unreviewedPercent',
    'alerts.duplicates',
    'alerts.recallMs',
    'alerts.searchMs',
    'alerts.writeMs',
    'alerts.diskFreeMb',
    'alerts.failedRuns',
  ],
  programs: ['api.enabled', 'api.port'],
  desktop: [
    'desktop.tray',
    'desktop.shortcut',
    'notices.contradictions',
    'notices.secrets',
    'notices.backups',
    'notices.imports',
  ],
  logs: ['log.level', 'log.maxBytes', 'log.keep'],
  models: [
    'chat.provider',
    'chat.baseUrl',
    'chat.consentedHost',
    'chat.model',
    'chat.summaries',
    'chat.startSeconds',
    'chat.stallSeconds',
    'chat.timeoutSeconds',
    'chat.retries',
  ],
  meaning: [
    'embeddings.provider',
    'embeddings.baseUrl',
    'embeddings.consentedHost',
    'embeddings.model',
    'embeddings.folder',
    'embeddings.batchSize',
  ],
} as const satisfies Record<string, readonly SettingKey[]>;

/** The settings that are shown part by part, after the others of their group. */
const PARTS: Readonly<Partial<Record<Group, readonly SettingPart[]>>> = {
  consolidation: CONSOLIDATION_PARTS,
  cooling: COOLING_PARTS,
};

const GROUPS = [
  'appearance',
  'memory',
  'consolidation',
  'cooling',
  'recall',
  'preferences',
  'models',
  'meaning',
  'programs',
  'alerts',
  'desktop',
  'updates',
  'shortcuts',
  'you',
  'backups',
  'storage',
  'logs',
  'jobs',
] as const;
type Group = (typeof GROUPS)[number];

/** A group with those of its settings that are shown. Some groups show other things than settings. */
export type ShownGroup = Readonly<{
  group: Group;
  title: string;
  keys: readonly SettingKey[];
  parts: readonly SettingPart[];
}>;

/** The groups and settings that hold all the words, in their names or explanations; all where there are none. */
export function findSettings(words: string): ShownGroup[] {
  return GROUPS.flatMap((group) => {
    const title = t(`settings.group.${group}`);
    const whole = holdsWords(words, [title, extraWords(group)]);
    const keys = keysOf(group);
    const shown = whole ? keys : keys.filter((key) => holdsWords(words, [title, ...textsOf(key)]));
    const holds = (part: SettingPart) => holdsWords(words, [title, ...Object.values(textsOfPart(part))]);
    const parts = (PARTS[group] ?? []).filter((part) => whole || holds(part));
    return whole || shown.length + parts.length > 0 ? [{ group, title, keys: shown, parts }] : [];
  });
}

/**
 * Whether a setting has a say as the others are: a model in a folder has no address.
 * @param inBrowser some are of the desktop application only
 */
export function isOfUse(key: SettingKey, values: Settings, inBrowser: boolean): boolean {
  if (inBrowser && (key.startsWith('desktop.') || key.startsWith('notices.'))) return false;
  const provider = values['embeddings.provider'];
  if (!key.startsWith('embeddings.') || key === 'embeddings.provider') return true;
  if (provider === 'off') return false;
  if (key === 'embeddings.batchSize') return true;
  return (key === 'embeddings.folder') === (provider === 'onnx');
}

/** Whether texts hold the beginnings of all the words, without regard to case, nor to ё, which is seldom typed. */
export function holdsWords(words: string, texts: readonly string[]): boolean {
  const all = plain(` ${texts.join(' ')}`);
  return plain(words)
    .split(/\s+/)
    .every((word) => all.includes(` ${word}`));
}

function plain(text: string): string {
  return text.toLocaleLowerCase().replaceAll('ё', 'е');
}

function keysOf(group: Group): readonly SettingKey[] {
  return group in GROUPED ? GROUPED[group as keyof typeof GROUPED] : []; // `in` says so
}

function textsOf(key: SettingKey): string[] {
  return [t(`settings.${key}`), t(`settings.${key}.detail`), key];
}

function extraWords(group: Group): string {
  if (group === 'you') return `${t('settings.you.name')} ${t('settings.you.name.detail')}`;
  if (group === 'shortcuts') return t('settings.shortcuts.words');
  if (group === 'models') return t('settings.models.words');
  if (group === 'meaning') return t('settings.meaning.words');
  if (group === 'programs') return t('settings.programs.words');
  if (group === 'desktop') return `${t('settings.desktop.words')} ${t('settings.desktop.opensAtLogin')}`;
  if (group === 'updates') return t('settings.updates.words');
  if (group === 'backups') return t('settings.backups.words');
  if (group === 'storage') return t('settings.storage.words');
  return group === 'jobs' ? t('settings.jobs.words') : '';
}
