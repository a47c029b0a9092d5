import { text } from 'node:stream/consumers';
import { v7 } from 'uuid';
import { AppError, fromWire, toWire, traceOf, type Wire } from '../../../shared/errors.ts';
import { createChat, createCore, openLog } from '../../core/index.ts';
import {
  findApp,
  findChatKey,
  findSourceFolders,
  isDevelopment,
  resolveHome,
  thisMachine,
} from '../paths.ts';
import { type Command, parseCommand, parseJson } from './arguments.ts';
import { describeAll, describeOperation } from './help.ts';
import { finishAnswer, runningJob, waitForJob } from './job.ts';

/**
 * Runs one command: JSON on standard output, messages on standard error.
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
  if (command.kind === 'help') return print(describeAll());
  if (command.kind === 'describe') return print(describeOperation(command.operation));
  try {
    return await callOperation(command);
  } catch (error) {
    if (!(error instanceof AppError)) process.stderr.write(`${traceOf(error)}\n`);
    return printFailure(toWire(error));
  }
}

async function callOperation(command: Extract<Command, { kind: 'call' }>): Promise<number> {
  const input = command.stdin ? parseJson(await text(process.stdin)) : command.input;
  const home = resolveHome({ flag: command.home, ...thisMachine() });
  const note = openLog({ home, writer: 'cli', now: Date.now });
  const core = createCore({
    home,
    clock: Date.now,
    newId: () => v7(),
    logger: (entry) => {
      note(entry);
      const { level, module, message, fields } = entry;
      if (level !== 'error') return;
      process.stderr.write(`${module}: ${message} ${fields ? JSON.stringify(fields) : ''}\n`);
    },
    validateOutputs: isDevelopment(),
    folders: findSourceFolders(thisMachine()),
    chat: createChat({ key: findChatKey(thisMachine()) }),
    lane: 'both',
    backupThread: findApp().backupThread,
  });
  try {
    const transport = core.connect({ actor: 'person', door: 'script', client: 'cli', cwd: process.cwd() });
    const value = fromWire(await transport.call(command.name, input));
    const started = runningJob(value);
    if (started === undefined || typeof value !== 'object' || value === null) return printJson(value);
    const job = await waitForJob(core, transport, started);
    printJson(await finishAnswer(transport, value, job));
    if (job.state === 'done') return 0;
    throw new AppError(job.error?.code ?? 'cancelled', job.error?.message ?? `The job was ${job.state}.`);
  } finally {
    await core.close();
  }
}

function printJson(value: unknown): number {
  return print(`${JSON.stringify(value, null, process.stdout.isTTY ? 2 : 0)}\n`);
}

function print(words: string): number {
  process.stdout.write(words);
  return 0;
}

/** Two lines: the code with the message, and what a program needs beside them, as JSON. */
function printFailure(wire: Wire): number {
  if (wire.ok) return 0;
  process.stderr.write(`${wire.code}: ${wire.message}\n`);
  if (wire.details !== undefined) process.stderr.write(`${JSON.stringify(wire.details)}\n`);
  if (wire.code === 'spooled') return 0; // it is kept, and carried out later
  return wire.code === 'invalid_input' ? 2 : 1;
}
