const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** What differs from run to run by its nature. */
const ALWAYS_DIFFERENT = new Set(['client', 'tookMs', 'durationSeconds', 'next']);

/** Puts `id 1`, `id 2`, … and `time` in the place of what differs between two runs of the same story. */
export function normalize(value: unknown): unknown {
  const ids = new Map<string, string>();
  const text = JSON.stringify(value, (key, inner: unknown) =>
    ALWAYS_DIFFERENT.has(key) ? typeof inner : inner,
  );
  const named = text.replaceAll(TIME, 'time').replaceAll(ID, (id) => {
    if (!ids.has(id)) ids.set(id, `id ${ids.size + 1}`);
    return ids.get(id) ?? id;
  });
  return JSON.parse(named);
}
