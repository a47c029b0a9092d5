import { z } from 'zod';
import { CHAT_PRESETS, EMBEDDING_PRESETS, readChatAddress } from '../chat-address.ts';
import { TYPED_PREFERENCES } from './preference.ts';
import { ConsolidationStep } from './run.ts';

const days = z.number().positive().max(36_500);
const weight = z.number().positive().max(100);

/** What the strength of memories is computed with: shared/strength.ts. */
const Strength = z.strictObject({
  halfLifeDays: z
    .strictObject({
      working: days.default(1),
      episodic: days.default(30),
      semantic: days.default(180),
      procedural: days.default(120),
    })
    .prefault({}),
  importanceWeights: z.tuple([weight, weight, weight, weight, weight]).default([0.5, 0.75, 1, 1.5, 2]),
  thresholds: z
    .strictObject({ hot: weight.default(0.8), warm: weight.default(0.4), cold: weight.default(0.1) })
    .refine(({ hot, warm, cold }) => hot > warm && warm > cold, {
      message: 'Each must be below the one before.',
    })
    .prefault({}),
});

/** Which steps consolidation takes. */
const Steps = z.strictObject(
  Object.fromEntries(ConsolidationStep.options.map((step) => [step, z.boolean().default(true)])) as Record<
    ConsolidationStep,
    z.ZodDefault<z.ZodBoolean>
  >, // fromEntries forgets keys
);

/** The most memories of a type an agent has outside the archive. */
const cap = z.int().min(1).max(10_000_000);
const Caps = z.strictObject({
  working: cap.default(20),
  episodic: cap.default(10_000),
  semantic: cap.default(5000),
});

/** A threshold beyond which the person is told; 0: they are not. */
const alert = (most: number, usual: number) => z.int().min(0).max(most).default(usual);

/** What belongs to the memory and travels with it, with defaults. */
const MemorySettings = z.object({
  'shortTerm.maxMessages': z.int().min(1).max(1000).default(12),
  'shortTerm.ttlHours': z.int().min(1).max(8760).default(24),
  'shortTerm.autoSummarize': z.boolean().default(true),
  'longTerm.retentionEnabled': z
    .boolean()
    .default(false)
    .describe('Old sessions go to Trash; off until the person wants it.'),
  'longTerm.retentionDays': z.int().min(1).max(36_500).default(90),
  'longTerm.backupEnabled': z.boolean().default(true).describe('A backup is made by itself every day.'),
  'backup.keepDaily': z.int().min(1).max(366).default(7),
  'backup.keepWeekly': z.int().min(0).max(520).default(4),
  'backup.maxMb': z
    .int()
    .min(10)
    .max(100_000_000)
    .default(4096)
    .describe('What backups made by themselves may take; the newest verified one stays in any case.'),
  'consolidation.enabled': z.boolean().default(true),
  'consolidation.intervalHours': z.int().min(0).max(8760).default(6).describe('0: only on demand.'),
  'consolidation.steps': Steps.default(Steps.parse({})),
  'consolidation.caps': Caps.default(Caps.parse({})),
  'consolidation.historyDays': z
    .int()
    .min(0)
    .max(36_500)
    .default(0)
    .describe('After so many days history is forgotten; 0: never.'),
  'agents.paused': z
    .boolean()
    .default(false)
    .describe('Agents can neither write nor recall, and nothing is brought in by itself.'),
  'trash.retentionDays': z.int().min(0).max(3650).default(30),
  'preferences.enabled': z.boolean().default(true),
  'preferences.remember': z
    .array(z.string().max(200))
    .max(100)
    .default([...TYPED_PREFERENCES]),
  'preferences.minConfidence': z.number().min(0).max(1).default(0.5),
  'preferences.tokenBudget': z.int().min(50).max(100_000).default(400),
  'recall.limit': z.int().min(1).max(50).default(5),
  'recall.threshold': z.number().min(0).max(1).default(0.3),
  'recall.tokenBudget': z.int().min(50).max(100_000).default(1200),
  'memory.strength': Strength.default(Strength.parse({})),
  'alerts.storeMb': alert(10_000_000, 8192).describe('The memory is larger than so many MB; 0: no alert.'),
  'alerts.backupDays': alert(3650, 7).describe('The newest backup is older than so many days; 0: no alert.'),
  'alerts.unreviewedPercent': alert(100, 0).describe(
    'More than this share of memories is unreviewed, in percent; 0: no alert.',
  ),
  'alerts.duplicates': alert(1_000_000, 20).describe('So many memories likely say the same; 0: no alert.'),
  'alerts.recallMs': alert(600_000, 500).describe('One recall of 20 takes longer, in ms; 0: no alert.'),
  'alerts.searchMs': alert(600_000, 500).describe('One search of 20 takes longer, in ms; 0: no alert.'),
  'alerts.writeMs': alert(600_000, 500).describe('One change of 20 takes longer, in ms; 0: no alert.'),
  'alerts.diskFreeMb': alert(10_000_000, 1024).describe('Less room is left on the disk, in MB; 0: no alert.'),
  'alerts.failedRuns': alert(1000, 1).describe('So many runs failed within a week; 0: no alert.'),
});

/** Keys of a command by their places, e.g. `Mod+Shift+KeyZ`, or one after the other: `KeyG KeyS`. */
const Keys = z
  .string()
  .max(100)
  .regex(/^(?:(?:Mod|Control|Alt|Shift|Meta)\+)*[A-Z][A-Za-z0-9]*(?: (?:Shift\+)?[A-Z][A-Za-z0-9]*)*$/);

/** How long a model is waited for. */
const seconds = z.int().min(1).max(3600);

/** What the global shortcut may be, as Electron writes keys. */
export const DESKTOP_SHORTCUTS = [
  'off',
  'CommandOrControl+Shift+M',
  'CommandOrControl+Alt+M',
  'Alt+Shift+Space',
] as const;

/** Of what the system may tell the person, while they look elsewhere. */
const notices = {
  'notices.contradictions': z.boolean().default(true),
  'notices.secrets': z.boolean().default(true),
  'notices.backups': z.boolean().default(true).describe('Of a backup that failed.'),
  'notices.imports': z.boolean().default(true).describe('Of an import that is finished.'),
};

/** What belongs to this machine, kept beside the memory in config.json. */
export const MachineSettings = z.object({
  'ui.theme': z.enum(['system', 'light', 'dark']).default('system'),
  'ui.density': z.enum(['compact', 'comfortable', 'reading']).default('comfortable'),
  'ui.language': z.enum(['system', 'en', 'ru']).default('system'),
  'ui.shortcuts': z
    .record(z.string().max(100), z.array(Keys).max(4))
    .default({})
    .describe('The keys the person chose, by command; the others have their usual ones.'),
  'imports.follow': z
    .array(z.string().max(1000))
    .max(20)
    .default([])
    .describe('Places of this machine from which what is new is brought in by itself.'),
  'api.enabled': z
    .boolean()
    .default(false)
    .describe('The desktop application lets programs of this machine in over HTTP, with a secret.'),
  'api.port': z.int().min(1024).max(65_535).default(4175).describe('Where it listens, on 127.0.0.1 alone.'),
  'updates.consentedHost': z
    .string()
    .max(255)
    .default('')
    .describe('The one host that may be asked for newer versions of Mneme.'),
  'updates.automatic': z.boolean().default(false).describe('It is asked once a day, where it may be.'),
  'desktop.tray': z
    .boolean()
    .default(false)
    .describe('Mneme stays in the tray or menu bar when its window is closed.'),
  'desktop.shortcut': z
    .enum(DESKTOP_SHORTCUTS)
    .default('off')
    .describe('Keys that bring up Mneme wherever the person is, to search.'),
  ...notices,
  'log.level': z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  'log.maxBytes': z
    .int()
    .min(10_000)
    .max(1_000_000_000)
    .default(10_485_760)
    .describe('A log file that is larger is set aside under a number.'),
  'log.keep': z.int().min(0).max(100).default(5).describe('How many of those are kept.'),
  'chat.provider': z
    .enum(['off', 'openai-compatible'])
    .default('off')
    .describe('Whether agents may be given tasks that a local model carries out.'),
  'chat.baseUrl': z
    .string()
    .max(500)
    .refine((address) => readChatAddress(address) !== null, {
      message: 'This must be an address such as http://127.0.0.1:11434/v1.',
    })
    .default(CHAT_PRESETS.ollama),
  'chat.model': z.string().max(200).default('').describe('As the server names it.'),
  'chat.consentedHost': z
    .string()
    .max(255)
    .default('')
    .describe('The one host beside this computer that tasks and memories may be sent to.'),
  'chat.summaries': z
    .boolean()
    .default(true)
    .describe('Consolidation sums up sessions by the model, where that runs on this computer.'),
  'chat.timeoutSeconds': seconds.default(300).describe('From asking to the end of the answer.'),
  'chat.startSeconds': seconds.default(120).describe('From asking to the first word.'),
  'chat.stallSeconds': seconds.default(60).describe('Between two words.'),
  'chat.retries': z.int().min(0).max(10).default(2),
  'embeddings.provider': z
    .enum(['off', 'ollama', 'openai-compatible', 'onnx'])
    .default('off')
    .describe('What turns texts into vectors, so that recall finds what means the same in other words.'),
  'embeddings.baseUrl': z
    .string()
    .max(500)
    .refine((address) => readChatAddress(address) !== null, {
      message: 'This must be an address such as http://127.0.0.1:11434.',
    })
    .default(EMBEDDING_PRESETS.ollama)
    .describe('Where the server of the model is.'),
  'embeddings.model': z.string().max(200).default('').describe('As the server names it.'),
  'embeddings.folder': z
    .string()
    .max(2000)
    .default('')
    .describe('The folder of a model in ONNX, for the provider onnx.'),
  'embeddings.consentedHost': z
    .string()
    .max(255)
    .default('')
    .describe(
      'The one host beside this computer that memories and messages may be sent to for their vectors.',
    ),
  'embeddings.batchSize': z.int().min(1).max(256).default(32).describe('Texts that are sent at once.'),
  'embeddings.paused': z.boolean().default(false).describe('No vectors are made for now.'),
});

export const Settings = z.object({ ...MemorySettings.shape, ...MachineSettings.shape });
export type Settings = z.infer<typeof Settings>;

export const SettingKey = Settings.keyof();
export type SettingKey = z.infer<typeof SettingKey>;
