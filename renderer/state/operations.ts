import type { z } from 'zod';
import type { Transport } from '../../shared/client.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { fromWire } from '../../shared/errors.ts';

type NamesOf<D extends keyof AppContract & string> = `${D}.${keyof AppContract[D] & string}`;

/** The name of an operation of the contract, e.g. `sessions.list`. */
export type OperationName = { [D in keyof AppContract & string]: NamesOf<D> }[keyof AppContract & string];

type Schemas<N extends OperationName> = N extends `${infer D}.${infer O}`
  ? D extends keyof AppContract
    ? O extends keyof AppContract[D]
      ? AppContract[D][O] extends { kind: 'query' | 'command'; input: infer I; output: infer R }
        ? { input: I; output: R }
        : never
      : never
    : never
  : never;

type Sent<T> = T extends z.ZodType ? z.input<T> : never;
type Received<T> = T extends z.ZodType ? z.output<T> : never;

/** What an operation takes, as a caller writes it: what has a default may be left out. */
export type InputOf<N extends OperationName> = Sent<Schemas<N>['input']>;
/** What an operation answers. */
export type OutputOf<N extends OperationName> = Received<Schemas<N>['output']>;

/** Calls an operation by its name. Failures are thrown as AppError. */
export async function callOperation<N extends OperationName>(
  transport: Transport,
  name: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  return fromWire(await transport.call(name, input)) as OutputOf<N>; // the core answers what the contract says
}
