import type { z } from 'zod';
import type { Client } from '../../../shared/client.ts';
import { findOperation } from '../../../shared/contract/index.ts';

/** How much a reply may hold: the bytes of the whole result, in UTF-8. */
export type Room = Readonly<{ bytes: number }>;

/** One tool as agents see it: which operations of the contract it stands for, and how it is called. */
export type Tool = Readonly<{
  name: string;
  title: string;
  description: string;
  /** The operations it calls, e.g. `memories.add`. */
  operations: readonly string[];
  /** It may replace or remove what is there. */
  destructive: boolean;
  input: z.ZodObject;
  output: z.ZodObject;
  /** Carries it out; the input was checked. Failures are AppErrors. */
  run(client: Client, input: Record<string, unknown>, room: Room): Promise<Record<string, unknown>>;
}>;

type Spec<I extends z.ZodObject, O extends z.ZodObject> = Readonly<{
  name: string;
  title: string;
  description: string;
  operations: readonly string[];
  destructive?: true;
  input: I;
  output: O;
  run(client: Client, input: z.output<I>, room: Room): Promise<z.input<O>>;
}>;

/** Declares a tool. */
export function tool<I extends z.ZodObject, O extends z.ZodObject>(spec: Spec<I, O>): Tool {
  const { run, ...rest } = spec;
  return {
    destructive: false,
    ...rest,
    run: (client, input, room) => run(client, input as z.output<I>, room), // the server checked it against this very schema
  };
}

/** Whether a tool only reads: every operation it stands for does. */
export function onlyReads({ operations }: Tool): boolean {
  return operations.every((name) => findOperation(name)?.kind === 'query');
}
