import { text } from 'node:stream/consumers';
import { createClient, type Transport } from '../../../shared/client.ts';
import { AppError, fromWire, toWire, traceOf, type Wire } from '../../../shared/errors.ts';
import type { Core } from '../../core/index.ts';
import { type Command, parseCommand, parseJson } from './arguments.ts';
import { completionFor } from './completion.ts';
import { describeAll, describeCommand, describeOperation } from './help.ts';
import { endOf, runningJob, waitForJob } from './job.ts';
import { withCore } from './open-core.ts';
import type { Ended } from './people/command.ts';
import { onLines, screenOf } from './people/screen.ts';

/**
 * Runs one command: the answer on standard output, messages on standard error.
 * Gives the exit code: 0 done, 2 wrong input, 1 anything else.
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let command: Command;
  try {
    command = parseCommand(args);
  } catch (error) {
    printFailure(toWire(error));
    return 2;
  }
  try {
    return await carryOut(command);
  } catch (error) {
    if (!(error instanceof AppError)) process.stderr.write(`${traceOf(error)}\n`);
    const inWords = command.kind === 'person' && !command.json;
    return inWords ? tellFailure(toWire(error)) : printFailure(toWire(error));
  }
}

async function carryOut(command: Command): Promise<number> {
  switch (command.kind) {
    case 'help':
      return print(describeAll());
    case 'explain':
      return print(describeCommand(command.name, command.command));
    case 'describe':
      return print(describeOperation(command.operation));
    case 'complete':
      return print(completionFor(command.shell));
    case 'person':
      return withCore(command.home, (core, transport) => runForPerson(core, transport, command));
    case 'call': {
      const input = command.stdin ? parseJson(await text(process.stdin)) : command.input;
      return withCore(command.home, (core, transport) => callOperation(core, transport, command.name, input));
    }
  }
}

async function callOperation(
  core: Core,
  transport: Transport,
  name: string,
  input: unknown,
): Promise<number> {
  const value = fromWire(await transport.call(name, input));
  const ended = await waitFor(core, transport, value);
  printJson(ended === undefined ? value : { ...(value as object), ...ended }); // what tells of a job is an object
  throwUnlessDone(ended);
  return 0;
}

async function runForPerson(
  core: Core,
  transport: Transport,
  { command, given, json }: Extract<Command, { kind: 'person' }>,
): Promise<number> {
  const { value, show, code = 0 } = await command.ask(createClient(transport), given);
  const ended = await waitFor(core, transport, value);
  if (json) printJson({ ...value, ...ended });
  throwUnlessDone(ended);
  if (!json) print(show(screenOf(process.stdout), ended ?? {}));
  return code;
}

/** Waits for the job an answer tells of; undefined where it tells of none. */
async function waitFor(core: Core, transport: Transport, value: unknown): Promise<Ended | undefined> {
  const started = runningJob(value);
  if (started === undefined || typeof value !== 'object' || value === null) return undefined;
  return endOf(transport, value, await waitForJob(core, transport, started));
}

function throwUnlessDone(ended: Ended | undefined): void {
  if (ended?.job === undefined || ended.job.state === 'done') return;
  const { error, state } = ended.job;
  throw new AppError(error?.code ?? 'cancelled', error?.message ?? `The job was ${state}.`);
}

function printJson(value: unknown): number {
  return print(`${JSON.stringify(value, null, process.stdout.isTTY ? 2 : 0)}\n`);
}

function print(words: string): number {
  process.stdout.write(words);
  return 0;
}

/** For people: what happened, in words. */
function tellFailure(wire: Wire): number {
  if (wire.ok) return 0;
  const { paint } = screenOf(process.stderr);
  process.stderr.write(`${paint('bad', 'mneme:')} ${onLines(wire.message)}\n`);
  return exitCodeOf(wire);
}

/** For programs, two lines: the code with the message, and what a program needs beside them, as JSON. */
function printFailure(wire: Wire): number {
  if (wire.ok) return 0;
  process.stderr.write(`${wire.code}: ${wire.message}\n`);
  if (wire.details !== undefined) process.stderr.write(`${JSON.stringify(wire.details)}\n`);
  return exitCodeOf(wire);
}

function exitCodeOf({ code }: Extract<Wire, { ok: false }>): number {
  if (code === 'spooled' || code === 'held') return 0; // it is kept, and carried out later
  return code === 'invalid_input' ? 2 : 1;
}
