import type { Caller } from '../../../shared/caller.ts';
import type { Input } from '../../../shared/contract/define.ts';
import type { consolidation } from '../../../shared/contract/consolidation.ts';
import type { Settings } from '../../../shared/entities/settings.ts';
import type { Config } from '../consolidation/state.ts';
import { writeSetting } from '../store/settings.ts';
import type { Context } from './context.ts';
import { withoutUndefined } from './fields.ts';
import { currentSettings } from './settings.ts';

type Rules = Pick<
  Settings,
  | 'consolidation.enabled'
  | 'consolidation.intervalHours'
  | 'consolidation.steps'
  | 'consolidation.caps'
  | 'consolidation.historyDays'
  | 'shortTerm.ttlHours'
  | 'shortTerm.autoSummarize'
  | 'longTerm.retentionEnabled'
  | 'longTerm.retentionDays'
>;
type Changes = Input<(typeof consolidation)['configure']>;

/** The settings consolidation goes by. */
export function rulesOf(values: Settings): Rules {
  return {
    'consolidation.enabled': values['consolidation.enabled'],
    'consolidation.intervalHours': values['consolidation.intervalHours'],
    'consolidation.steps': values['consolidation.steps'],
    'consolidation.caps': values['consolidation.caps'],
    'consolidation.historyDays': values['consolidation.historyDays'],
    'shortTerm.ttlHours': values['shortTerm.ttlHours'],
    'shortTerm.autoSummarize': values['shortTerm.autoSummarize'],
    'longTerm.retentionEnabled': values['longTerm.retentionEnabled'],
    'longTerm.retentionDays': values['longTerm.retentionDays'],
  };
}

/** The same as the plan takes them. */
export function configOf(values: Settings): Config {
  const steps = values['consolidation.steps'];
  return {
    steps: { ...steps, summarise: steps.summarise && values['shortTerm.autoSummarize'] },
    strength: values['memory.strength'],
    caps: values['consolidation.caps'],
    ttlHours: values['shortTerm.ttlHours'],
    intervalHours: values['consolidation.intervalHours'],
    retentionDays: values['longTerm.retentionEnabled'] ? values['longTerm.retentionDays'] : null,
    trashDays: values['trash.retentionDays'],
    historyDays: values['consolidation.historyDays'],
  };
}

/** Changes those settings that were named. */
export function configure(context: Context, { reason, ...changes }: Changes, caller: Caller): void {
  const { values } = currentSettings(context);
  const { steps, caps, ...others } = changes;
  const wanted = withoutUndefined({
    'consolidation.enabled': others.enabled,
    'consolidation.intervalHours': others.intervalHours,
    'consolidation.steps': steps && { ...values['consolidation.steps'], ...steps },
    'consolidation.caps': caps && { ...values['consolidation.caps'], ...withoutUndefined(caps) },
    'consolidation.historyDays': others.historyDays,
    'shortTerm.ttlHours': others.ttlHours,
    'shortTerm.autoSummarize': others.autoSummarize,
    'longTerm.retentionEnabled': others.retentionEnabled,
    'longTerm.retentionDays': others.retentionDays,
  });
  const given = Object.entries(wanted);
  if (given.length === 0) return;
  context.change(caller, 'consolidation.configure', { reason }, (transaction) => {
    for (const [key, value] of given) if (value !== undefined) writeSetting(transaction, key, value);
  });
}
