import { useEffect, useState } from 'react';

/** What came of the last change of a setting: it is kept, or why it is not. */
export type SettingOutcome = Readonly<{ kind: 'saved' } | { kind: 'problem'; message: string }>;

const SHOWN_MS = 2500;

/** What came of the last changes, by setting or part of one; “saved” goes away by itself. */
export function useSettingOutcomes() {
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, SettingOutcome>>>({});
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
    of: (name: string): SettingOutcome | undefined => outcomes[name],
    tell: (name: string, outcome: SettingOutcome | undefined) =>
      setOutcomes((all) => {
        const { [name]: _, ...others } = all;
        return outcome === undefined ? others : { ...others, [name]: outcome };
      }),
    clear: () => setOutcomes({}),
  };
}

export type SettingOutcomes = ReturnType<typeof useSettingOutcomes>;
