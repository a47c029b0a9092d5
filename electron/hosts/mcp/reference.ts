import { SearchKind } from '../../../shared/contract/search.ts';
import { AppError } from '../../../shared/errors.ts';

/** A record as agents name it: `memory:0198…`. One text says what it is and which one. */
export type Reference = Readonly<{ kind: SearchKind; id: string }>;

/** Writes how agents name a record. */
export function nameOf(kind: SearchKind, id: string): string {
  return `${kind}:${id}`;
}

/** Reads how an agent named a record, as `kind:id`, `mneme://kind/id` or by its bare id. Throws `invalid_input`. */
export function referenceOf(name: string, usual: SearchKind): Reference {
  const [, kind = usual, id = ''] = /^(?:mneme:\/\/)?(?:([a-z]+)[:/])?([^:/]+)$/.exec(name.trim()) ?? [];
  const known = SearchKind.safeParse(kind);
  if (known.success && id !== '') return { kind: known.data, id };
  throw new AppError(
    'invalid_input',
    `'${name}' names no record. Give an id as it came, like ${usual}:0198….`,
  );
}

/** Gives the id of a record of one kind. Throws `invalid_input` where another kind is named. */
export function idOf(name: string, wanted: SearchKind): string {
  const { kind, id } = referenceOf(name, wanted);
  if (kind === wanted) return id;
  throw new AppError('invalid_input', `This takes a ${wanted}, and '${name}' is a ${kind}.`);
}
