import { useEffect, useState } from 'react';
import type { SettingKey } from '../../../shared/entities/settings.ts';

/** What came of the last change of a setting: it is kept, or why it is not. */
export type SettingOutcome = Readonly<{ kind: 'saved' } | { kind: 'problem'; message: string }>;

const SHOWN_MS = 2500;

/** What came of the last changes, by setting; “saved” goes away by itself. */
export function useSettingOutcomes() {
  const [outcomes, setOutcomes] = useState<Partial<Record<SettingKey, SettingOutcome>>>({});
  useEffect(() => {
    const saved = Object.values(outcomes).some((outcome) => outcome.kind === 'saved');
    if (!saved) return undefined;
    const timer = setTimeout(
      () =>
        setOutcomes((all) =>
          Object.fromEntries(Object.entries(all).filter(([, outcome]) => outcome.kind !== 'saved')),
        ),
      SHOWN_MS,
    );
    return () => clearTimeout(timer);
  }, [outcomes]);
  return {
    of: (key: SettingKey) => outcomes[key],
    tell: (key: SettingKey, outcome: SettingOutcome | undefined) =>
      setOutcomes((all) => {
        const { [key]: _, ...others } = all;
        return outcome === undefined ? others : { ...others, [key]: outcome };
      }),
    clear: () => setOutcomes({}),
  };
}
