import type { z } from 'zod';
import type { Caller, Door } from '../caller.ts';

/** One thing Mneme can do. Everything outside (IPC, HTTP, CLI, tools) is derived from these fields. */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Readonly<{
  kind: 'query' | 'command';
  summary: string;
  input: I;
  output: O;
  /** The doors it is open to; dispatch refuses the others. */
  doors: readonly Door[];
  /** The worker it runs in: `jobs` for what may take longer than 50 ms. */
  lane: 'interactive' | 'jobs';
  /** The field that names an agent: one that calls means itself, and may name no other. */
  own?: 'id' | 'agentId' | 'name';
  /**
   * An agent's call that cannot be carried out because of the file is kept on the disk, acknowledged with the failure
   * `spooled`, and carried out once it can be. For what is one change and whose answer an agent can do without.
   */
  spools?: true;
  /** Carried out also while the disk is full: it makes room, or needs next to none. */
  makesRoom?: true;
}>;

type Spec<I extends z.ZodType, O extends z.ZodType> = Readonly<{
  summary: string;
  input: I;
  output: O;
  doors?: readonly Door[];
  lane?: 'interactive' | 'jobs';
  own?: 'id' | 'agentId' | 'name';
  spools?: true;
  makesRoom?: true;
}>;

const EVERY_DOOR: readonly Door[] = ['person', 'agent', 'script'];

/** Only a person and their scripts: agents can neither see nor do it. */
export const OWNER: readonly Door[] = ['person', 'script'];

/** Declares an operation that only reads. */
export function query<I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Operation<I, O> {
  return { kind: 'query', doors: EVERY_DOOR, lane: 'interactive', ...spec };
}

/** Declares an operation that changes something. */
export function command<I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Operation<I, O> {
  return { kind: 'command', doors: EVERY_DOOR, lane: 'interactive', ...spec };
}

type Domain = Readonly<Record<string, Operation>>;
export type Contract = Readonly<Record<string, Domain>>;

export type Input<O extends Operation> = z.output<O['input']>;
export type Output<O extends Operation> = z.input<O['output']>;

/** What implements a domain: a function for each operation. */
export type HandlersFor<D extends Domain, Context> = {
  [N in keyof D]: (
    context: Context,
    input: Input<D[N]>,
    caller: Caller,
  ) => Output<D[N]> | Promise<Output<D[N]>>;
};

/** What calls a domain: the same names, over any transport. */
export type ClientFor<C extends Contract> = {
  [D in keyof C]: {
    [N in keyof C[D]]: (input: z.input<C[D][N]['input']>) => Promise<z.output<C[D][N]['output']>>;
  };
};
