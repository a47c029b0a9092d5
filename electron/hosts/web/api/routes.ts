import type { Operation } from '../../../../shared/contract/define.ts';
import { findOperation } from '../../../../shared/contract/index.ts';
import { takesText } from '../../../../shared/contract/input-fields.ts';
import { AppError } from '../../../../shared/errors.ts';

/** A way to an operation beside `POST /api/<domain>.<operation>`, for those that are called by hand. */
export type Route = Readonly<{
  method: 'GET' | 'POST';
  /** Parts in braces become fields of the input. */
  path: string;
  operation: string;
  /** The status of an answer that is no failure; 200 if left out. */
  statusOf?: (value: unknown) => number;
}>;

/** Where figures for Prometheus are: the one answer that is no JSON. */
export const METRICS_PATH = '/metrics';

export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/health', operation: 'maintenance.health', statusOf: statusOfHealth },
  { method: 'GET', path: '/agents/{type}/memory', operation: 'agents.memory' },
  { method: 'POST', path: '/agents/{type}/reset', operation: 'agents.reset' },
  { method: 'POST', path: '/agents/execute', operation: 'agents.execute' },
];

/** A route that an address leads to, with the fields of the input that the address holds. */
export type Found = Readonly<{ route: Route; fields: Readonly<Record<string, string>> }>;

/** Finds the route of an address, whatever the method. */
export function findRoute(pathname: string): Found | undefined {
  const parts = pathname.split('/');
  for (const route of ROUTES) {
    const fields = matchParts(route.path.split('/'), parts);
    if (fields !== undefined) return { route, fields };
  }
  return undefined;
}

/** Reads what stands behind the question mark as fields of an operation's input. Throws `invalid_input`. */
export function readQuery(query: URLSearchParams, name: string): Record<string, unknown> {
  const operation = findOperation(name);
  const entries = [...query].map(([key, text]) => [key, readField(text, key, operation)] as const);
  if (new Set(query.keys()).size < entries.length) {
    throw new AppError('invalid_input', 'A field may be given once only. Nothing was changed.');
  }
  return Object.fromEntries(entries);
}

function readField(text: string, key: string, operation: Operation | undefined): unknown {
  if (operation === undefined || takesText(operation, key)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text; // the operation says what it wants instead
  }
}

function matchParts(wanted: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (wanted.length !== parts.length) return undefined;
  const fields: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const [, name] = /^\{(\w+)\}$/.exec(wanted[at] ?? '') ?? [];
    if (name === undefined) {
      if (part !== wanted[at]) return undefined;
      continue;
    }
    const text = decode(part);
    if (text === undefined || text === '') return undefined;
    fields[name] = text;
  }
  return fields;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined; // not an encoding of UTF-8
  }
}

/** What watches over programs looks at the status alone. */
function statusOfHealth(value: unknown): number {
  const failed = typeof value === 'object' && value !== null && 'state' in value && value.state === 'fail';
  return failed ? 503 : 200;
}
