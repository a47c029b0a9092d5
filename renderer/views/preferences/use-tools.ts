import { useEffect, useRef, useState } from 'react';
import type { Preference } from '../../../shared/entities/preference.ts';
import type { Conflict } from '../../components/conflict-choice.tsx';
import { readFieldConflict } from '../../state/field-save.ts';
import { readValue } from './preference-value.ts';
import { baseOf, usePreferenceSave, type PreferenceBase } from './use-preference-save.ts';

/** A newer list of tools that came in while this one was changed, as three values to choose from. */
export type ToolsClash = Readonly<{ conflict: Conflict; mine: readonly string[]; base: readonly string[] }>;

/** The favourite tools: each change is kept at once, one after the other. */
export function useTools(preference: Preference | undefined, onSaved: () => void) {
  const { keep, remove } = usePreferenceSave('favoriteTools', onSaved);
  const [clash, setClash] = useState<ToolsClash | null>(null);
  /** What is being kept, shown meanwhile. */
  const [pending, setPending] = useState<readonly string[] | null>(null);
  const before = useRef<Promise<void>>(Promise.resolve());
  /** What the next change is based on: what was read, or what was kept here since. */
  const latest = useRef({ preference, base: baseOf(preference) });
  useEffect(() => {
    const base = baseOf(preference);
    const isNewer = preference === undefined || base.version > latest.current.base.version;
    latest.current = { preference, base: isNewer ? base : latest.current.base };
  }, [preference]);

  async function save(next: readonly string[], base: PreferenceBase) {
    const known = latest.current.preference;
    try {
      if (next.length > 0) {
        const [kept] = (await keep([...next], base)).items;
        if (kept !== undefined) latest.current = { preference: kept, base: baseOf(kept) };
      } else if (known !== undefined) await remove(known.id);
      setClash(null);
    } catch (failure) {
      const conflict = readFieldConflict(failure, 'value');
      if (conflict !== null) setClash({ conflict, mine: next, base: namesIn(base.value) });
    }
    setPending((now) => (now === next ? null : now));
  }

  async function saveAfter(earlier: Promise<void>, next: readonly string[]) {
    await earlier;
    await save(next, latest.current.base);
  }

  return {
    tools: clash?.mine ?? pending ?? namesIn(preference?.value),
    clash,
    change: (next: readonly string[]) => {
      setPending(next);
      before.current = saveAfter(before.current, next);
    },
    /** Keeps one of the three lists of a clash; theirs is kept already. */
    choose: (next: readonly string[] | 'theirs') => {
      if (clash === null) return;
      const { value, version } = clash.conflict;
      if (next === 'theirs') setClash(null);
      else void save(next, { value: readValue(value, 'json'), version });
    },
  };
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
