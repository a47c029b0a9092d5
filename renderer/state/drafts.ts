import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { z } from 'zod';
import type { Transport } from '../../shared/client.ts';
import type { Json } from '../../shared/primitives.ts';
import { useConnection } from './connection-context.ts';
import { callOperation, type OutputOf } from './operations.ts';

/** After so long without another key what is typed is kept. */
const KEEP_AFTER_MS = 300;

/** A text that is edited in place: what it says now, and the value and version it is based on. */
const KeptEdit = z.object({ text: z.string(), value: z.string(), version: z.string() });
type KeptEdit = z.infer<typeof KeptEdit>;

const KEY = ['drafts.list', {}] as const;
type Draft = OutputOf<'drafts.list'>['items'][number];

/** What was typed in this window and not saved, the latest first: asked once, and followed from then on. */
export async function readDrafts(queries: QueryClient, transport: Transport): Promise<readonly Draft[]> {
  const { items } = await queries.query({
    queryKey: KEY,
    queryFn: () => callOperation(transport, 'drafts.list', {}),
  });
  return items;
}

/** Puts a draft in the place of the one its form had; null: it has none from now on. Says whether it may have had one. */
export function noteDraft(queries: QueryClient, form: string, draft: Draft | null): boolean {
  const known = queries.getQueryData<OutputOf<'drafts.list'>>(KEY);
  if (known === undefined) return true; // not answered yet
  const others = known.items.filter((other) => other.form !== form);
  queries.setQueryData<OutputOf<'drafts.list'>>(KEY, { items: draft === null ? others : [draft, ...others] });
  return others.length < known.items.length;
}

/** Keeps what is typed in a form a moment after the last key, and at once when the form goes away. */
function useKeeper(form: string) {
  const { transport } = useConnection();
  const queries = useQueryClient();
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
      noteDraft(queries, form, { form, address, value, at: new Date().toISOString() });
      send(callOperation(transport, 'drafts.keep', { form, address, value }));
    };
    waiting.current = { timer: window.setTimeout(keepNow, KEEP_AFTER_MS), keepNow };
  };
  const drop = () => {
    forget();
    if (noteDraft(queries, form, null)) send(callOperation(transport, 'drafts.drop', { form }));
  };
  return { keep, drop };
}

/** Gives what was typed in this window before and not saved, the latest first: once, and again for another `form`. */
export function useKeptDrafts(onKept: (drafts: readonly Draft[]) => void, form?: string): void {
  const { transport } = useConnection();
  const queries = useQueryClient();
  const tell = useEffectEvent(onKept);
  useEffect(() => {
    let gone = false;
    readDrafts(queries, transport).then(
      (drafts) => {
        if (!gone) tell(drafts);
      },
      () => undefined, // the memory cannot be read now, and the window says so
    );
    return () => {
      gone = true;
    };
  }, [queries, transport, form]);
}

/** Looks once whether something was typed in a form before, and not saved. */
function useKept(form: string, onKept: (value: Json) => void): void {
  useKeptDrafts((drafts) => {
    const kept = drafts.find((draft) => draft.form === form);
    if (kept !== undefined) onKept(kept.value);
  }, form);
}

/**
 * The fields of a form: as they were typed and not saved before, else as given. `drop` when it is saved or given up; fields
 * that are set to what was given are dropped as well.
 */
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
      if (isSame(next, initial)) drop();
      else keep(next);
    },
    drop,
  };
}

function isSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  return Object.entries(one).every(([name, value]) => other[name] === value);
}

/** Opens a form in which something was typed and not saved. */
export function useReopened(form: string, open: () => void): void {
  useKept(form, open);
}

/** Opens the edit in a row of a list in which something was typed and not saved: `name.field id`, of the fields given. */
export function useReopenedRow<Field extends string>(
  name: string,
  fields: readonly Field[],
  open: (edit: Readonly<{ id: string; field: Field }>) => void,
): void {
  useKeptDrafts((drafts) => {
    for (const { form } of drafts) {
      const [begin, id] = form.split(' ');
      const field = fields.find((one) => begin === `${name}.${one}`);
      if (field !== undefined && id !== undefined) return open({ id, field });
    }
  });
}

/** What is typed into a text that is edited in place: `kept` is what was typed before and not saved. */
export function useEditDraft(form: string) {
  const [kept, setKept] = useState<(KeptEdit & { form: string }) | null>(null);
  const { keep, drop } = useKeeper(form);
  useKept(form, (value) => {
    const edit = KeptEdit.safeParse(value);
    if (edit.success) setKept({ ...edit.data, form });
  });
  return {
    kept: kept?.form === form ? kept : null,
    keep(edit: KeptEdit) {
      if (edit.text === edit.value) drop();
      else keep(edit);
    },
    drop() {
      setKept(null);
      drop();
    },
  };
}
