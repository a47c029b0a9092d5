import { useId } from 'react';
import { Settings } from '../../../shared/entities/settings.ts';
import type { AppError } from '../../../shared/errors.ts';
import { Switch } from '../../components/switch.tsx';
import { useChange } from '../../state/queries.ts';
import { NumberSetting } from './number-setting.tsx';
import {
  changeNumber,
  changeStep,
  isStepOn,
  limitsOfPart,
  nameOfPart,
  numberOf,
  type PartChange,
  type SettingPart,
  textsOfPart,
} from './parts.ts';
import { SettingRow } from './setting-row.tsx';
import type { SettingOutcomes } from './use-setting-outcomes.ts';

const DEFAULTS = Settings.parse({});

type PartSettingProps = { part: SettingPart; values: Settings; outcomes: SettingOutcomes };

/** One value of a setting that holds several: changed, and put back, by itself. */
export function PartSetting({ part, values, outcomes }: PartSettingProps) {
  const problemId = useId();
  const name = nameOfPart(part);
  const { label, detail } = textsOfPart(part);
  const outcome = outcomes.of(name);
  const told = {
    onDone: () => outcomes.tell(name, { kind: 'saved' }),
    handles: ({ message }: AppError) => {
      outcomes.tell(name, { kind: 'problem', message });
      return true;
    },
  };
  const configure = useChange('consolidation.configure', told);
  const set = useChange('settings.set', told);
  function keep(change: PartChange) {
    if ('configure' in change) configure.mutate(change.configure);
    else set.mutate({ values: { 'memory.strength': change.strength } });
  }
  const row = { label, detail, outcome, problemId };
  if (part.kind === 'step') {
    const on = isStepOn(part.of, values);
    const keepStep = (next: boolean) => keep(changeStep(part.of, next));
    return (
      <SettingRow {...row} modified={!on} onReset={() => keepStep(true)}>
        <Switch label={label} checked={on} onChange={keepStep} />
      </SettingRow>
    );
  }
  const value = numberOf(part, values);
  const usual = numberOf(part, DEFAULTS);
  const keepNumber = (next: number) => keep(changeNumber(part, next, values));
  return (
    <SettingRow {...row} modified={value !== usual} onReset={() => keepNumber(usual)}>
      <NumberSetting
        label={label}
        limits={limitsOfPart(part)}
        value={value}
        problemId={problemId}
        invalid={outcome?.kind === 'problem'}
        onSave={keepNumber}
        onProblem={(message) =>
          outcomes.tell(name, message === null ? undefined : { kind: 'problem', message })
        }
      />
    </SettingRow>
  );
}
