import { z } from 'zod';
import type { Caller } from '../../shared/caller.ts';
import type { Operation } from '../../shared/contract/define.ts';
import { findOperation } from '../../shared/contract/index.ts';
import type { Agent } from '../../shared/entities/agent.ts';
import { conditionOf } from '../../shared/entities/store-condition.ts';
import { AppError, toWire, traceOf, type Wire } from '../../shared/errors.ts';
import type { ActivityKeeper } from './agents/activity.ts';
import { noteCall } from './agents/note-call.ts';
import { permit, refuseWhilePaused } from './agents/permissions.ts';
import { HandOver } from './jobs/hand-over.ts';
import type { Context } from './handlers/context.ts';
import { handlers } from './handlers/index.ts';
import type { StoreCare } from './handlers/store-care.ts';
import { store } from './handlers/store.ts';
import type { Logger } from './ports.ts';
import { maskAnswer, maskFailure, refuseMasked } from './secrets/answer.ts';
import { findAgent, readAgent, registerAgent } from './store/agents.ts';
import { readSettings } from './store/settings.ts';

type AnyHandler<World> = (world: World, input: unknown, caller: Caller) => unknown;

/** What calls are carried out on. */
export type Target = Readonly<{
  care: StoreCare;
  opened: Readonly<{ context: Context }>;
  log: Logger;
  /** Keeps what programs call; undefined where the file is not open. */
  activity: ActivityKeeper | undefined;
  /** Whether writes of agents wait now. */
  keepsBack(): boolean;
  /** Keeps a write until it can be carried out; gives the acknowledgement, or why it could not be kept. */
  keep(caller: Caller, operation: string, input: unknown): AppError;
}>;

/** From so many milliseconds on a call is slow. */
const SLOW_MS = 250;

/**
 * Carries out one call: finds the operation, asks whether this caller may, checks the input, runs the handler, and turns
 * failures into data. The only way into the core. Throws nothing but HandOver.
 */
export async function dispatch(
  target: Target,
  caller: Caller,
  name: string,
  rawInput: unknown,
  validateOutputs: boolean,
): Promise<Wire> {
  const operation = findOperation(name);
  if (!operation)
    return toWire(new AppError('not_found', `There is no operation ${name}. Nothing was changed.`));
  const begun = performance.now();
  const wire = await tryCall(target, caller, { name, operation, rawInput }, validateOutputs);
  noteCall(target, caller, { name, operation, milliseconds: performance.now() - begun }, wire);
  return wire;
}

type Asked = Readonly<{ name: string; operation: Operation; rawInput: unknown }>;

async function tryCall(
  target: Target,
  caller: Caller,
  { name, operation, rawInput }: Asked,
  validateOutputs: boolean,
): Promise<Wire> {
  try {
    if (!operation.doors.includes(caller.door)) {
      throw new AppError(
        'forbidden',
        `${name} is not open to ${caller.door === 'agent' ? 'agents' : `the ${caller.door} door`}.`,
      );
    }
    const input = operation.input.safeParse(rawInput ?? {});
    if (!input.success) throw invalidInput(name, input.error);
    const value: unknown = name.startsWith('store.')
      ? await handlerOf<StoreCare>({ store }, name)(target.care, input.data, caller)
      : await carryOutOrKeep(target, caller, { name, operation, input: input.data, rawInput });
    return { ok: true, value: validateOutputs ? checkOutput(name, operation, value) : value };
  } catch (error) {
    if (error instanceof HandOver) throw error;
    if (!(error instanceof AppError)) logUnexpected(target.log, name, error);
    return toWire(error);
  }
}

type Call = Asked & Readonly<{ input: unknown }>;

/** Carries out a call; an agent's that cannot be because of the file is kept, where it may wait. */
async function carryOutOrKeep(target: Target, caller: Caller, call: Call): Promise<unknown> {
  const { name, operation, input, rawInput } = call;
  const mayWait = operation.spools === true && caller.door !== 'person' && caller.replay === undefined;
  if (mayWait && target.keepsBack()) throw target.keep(caller, name, rawInput);
  try {
    return await carryOut(target.opened.context, caller, name, operation, input);
  } catch (error) {
    throw mayWait && conditionOf(error) !== null && target.keepsBack()
      ? target.keep(caller, name, rawInput)
      : error;
  }
}

async function carryOut(
  context: Context,
  caller: Caller,
  name: string,
  operation: Operation,
  input: unknown,
): Promise<unknown> {
  const call = caller.door === 'agent' ? admit(context, caller, name, operation, input) : { caller, input };
  const { replay } = caller;
  const world = replay === undefined ? context : { ...context, now: () => replay.at };
  const begun = performance.now();
  if (operation.kind === 'command') refuseMasked(name, call.input);
  const value = await answer(world, call.caller, name, call.input);
  const milliseconds = performance.now() - begun;
  context.metrics.note({ name, operation, milliseconds, at: context.now() });
  logCall(context, name, operation, milliseconds);
  if (call.caller.agent) context.activity.note(call.caller.agent.id, name, operation.kind, context.now());
  return value;
}

/** Asks the handler, and hides what looks like a secret in what it answers, or refuses with. */
async function answer(context: Context, caller: Caller, name: string, input: unknown): Promise<unknown> {
  const { now } = context;
  const { read } = context.store;
  try {
    const value: unknown = await handlerOf<Context>(handlers, name)(context, input, caller);
    return maskAnswer(read, caller, name, value, now());
  } catch (error) {
    throw error instanceof AppError ? maskFailure(read, caller, name, error, now()) : error;
  }
}

/** Finds the agent that calls, registering it on its first call, and what it may do: here and nowhere else. */
function admit(
  context: Context,
  caller: Caller,
  name: string,
  operation: Operation,
  input: unknown,
): { caller: Caller; input: unknown } {
  refuseWhilePaused(readSettings(context.store.read)['agents.paused'] === true, name);
  const agent = findAgent(context.store.read, caller.client) ?? registerCaller(context, caller);
  const { holdForReview, trusted, ownOnly } = agent.access;
  return {
    caller: { ...caller, agent: { id: agent.id, holdForReview, trusted, ownOnly } },
    input: permit(agent, name, operation, input),
  };
}

function registerCaller(context: Context, { actor, door, client }: Caller): Agent {
  const caller = { actor, door, client }; // without what marks a change as one from the spool
  const id = context.change(caller, 'agents.register', {}, (transaction) =>
    registerAgent(transaction, context.newId, caller.client),
  );
  return readAgent(context.store.read, id);
}

function handlerOf<World>(table: object, name: string): AnyHandler<World> {
  const [domain = '', operation = ''] = name.split('.');
  const domains = table as Record<string, Record<string, AnyHandler<World>>>; // names were found in the contract, which types the tables
  const handler = domains[domain]?.[operation];
  if (!handler) throw new Error(`No handler for ${name}`);
  return handler;
}

function invalidInput(name: string, error: z.ZodError): AppError {
  const issues = error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const words = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
  return new AppError('invalid_input', `${name} cannot take this: ${words}. Nothing was changed.`, {
    issues,
  });
}

/** In development and tests an answer that breaks the contract is an error; a person's program gives it as it is. */
function checkOutput(name: string, operation: Operation, value: unknown): unknown {
  const output = operation.output.safeParse(value);
  if (!output.success) throw new Error(`${name} broke the contract: ${z.prettifyError(output.error)}`);
  return value;
}

/** A call that took long for its kind is worth a line; the others only where the person wants all. */
function logCall({ log }: Context, name: string, { lane }: Operation, milliseconds: number): void {
  const slow = lane === 'interactive' && milliseconds >= SLOW_MS;
  const fields = { operation: name, latencyMs: Math.round(milliseconds * 100) / 100 };
  log({ level: slow ? 'info' : 'debug', module: 'dispatch', message: slow ? 'slow call' : 'call', fields });
}

function logUnexpected(log: Logger, name: string, error: unknown): void {
  const fields = { operation: name, code: 'internal', trace: traceOf(error) };
  log({ level: 'error', module: 'dispatch', message: `${name} failed`, fields });
}
