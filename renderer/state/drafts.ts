import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { z } from 'zod';
import type { Json } from '../../shared/primitives.ts';
import { useConnection } from './connection-context.ts';
import { callOperation } from './operations.ts';

/** After so long without another key what is typed is kept. */
const KEEP_AFTER_MS = 300;

/** A text that is edited in place: what it says now, and the value and version it is based on. */
const KeptEdit = z.object({ text: z.string(), value: z.string(), version: z.string() });
export type KeptEdit = z.infer<typeof KeptEdit>;

/** Keeps what is typed in a form a moment after the last key, and at once when the form goes away. */
function useKeeper(form: string) {
  const { transport } = useConnection();
  const waiting = useRef<{ timer: number; keepNow: () => void } | null>(null);
  const forget = () => {
    if (waiting.current !== null) window.clearTimeout(waiting.current.timer);
    waiting.current = null;
  };
  useEffect(() => () => waiting.current?.keepNow(), [form]);
  // A draft that cannot be kept now is in the form all the same, and is kept with the next key.
  const send = (call: Promise<unknown>) => void call.catch(() => undefined);
  const keep = (value: Json) => {
    forget();
    const address = window.location.hash.slice(1);
    const keepNow = () => {
      forget();
      send(callOperation(transport, 'drafts.keep', { form, address, value }));
    };
    waiting.current = { timer: window.setTimeout(keepNow, KEEP_AFTER_MS), keepNow };
  };
  const drop = () => {
    forget();
    send(callOperation(transport, 'drafts.drop', { form }));
  };
  return { keep, drop };
}

/** Asks once what was typed in a form before, and not saved. */
function useKept(form: string, onKept: (value: Json) => void) {
  const { transport } = useConnection();
  const tell = useEffectEvent(onKept);
  useEffect(() => {
    let gone = false;
    callOperation(transport, 'drafts.get', { form }).then(
      ({ value }) => {
        if (!gone && value !== null) tell(value);
      },
      () => undefined, // the memory cannot be read now, and the window says so
    );
    return () => {
      gone = true;
    };
  }, [transport, form]);
}

/** The fields of a form: as they were typed and not saved before, else as given. `drop` when it is saved or given up. */
export function useDraft<Name extends string>(form: string, initial: Readonly<Record<Name, string>>) {
  const [fields, setFields] = useState(initial);
  const touched = useRef(false);
  const { keep, drop } = useKeeper(form);
  useKept(form, (value) => {
    const kept = z.record(z.string(), z.string()).safeParse(value);
    if (kept.success && !touched.current) setFields({ ...initial, ...kept.data });
  });
  return {
    fields,
    set(change: Readonly<Partial<Record<Name, string>>>) {
      touched.current = true;
      const next = { ...fields, ...change };
      setFields(next);
      keep(next);
    },
    drop,
  };
}

/** Opens a form in which something was typed and not saved. */
export function useReopened(form: string, open: () => void): void {
  useKept(form, open);
}

/** What is typed into a text that is edited in place; one that was not saved is opened again. */
export function useEditDraft(form: string, open: () => void) {
  const [kept, setKept] = useState<KeptEdit | null>(null);
  const { keep, drop } = useKeeper(form);
  useKept(form, (value) => {
    const edit = KeptEdit.safeParse(value);
    if (!edit.success) return;
    setKept(edit.data);
    open();
  });
  return {
    kept,
    keep: (edit: KeptEdit) => keep(edit),
    drop() {
      setKept(null);
      drop();
    },
  };
}
