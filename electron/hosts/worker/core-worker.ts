import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { v7 } from 'uuid';
import { AppError, toWire, traceOf, type Wire } from '../../../shared/errors.ts';
import {
  type Core,
  createChat,
  createCore,
  HandOver,
  locateExport,
  openLog,
  registerUpload,
} from '../../core/index.ts';
import {
  HANDED_OVER,
  type NumberedRequest,
  type WorkerReport,
  type WorkerRequest,
  type WorkerSetup,
} from './messages.ts';
import { joinWriteQueue } from './write-queue.ts';

/** How often followed places are looked at. */
const FOLLOW_PACE = { lookMs: 2000, sweepMs: 15_000 };

/** Runs the core behind a message port. A store that cannot be opened is answered to every call, in words. */
function serveCore(port: MessagePort, setup: WorkerSetup): void {
  const report = (message: WorkerReport): void => port.postMessage(message);
  const { core, opened } = open(setup);
  if (setup.lane === 'interactive') {
    core
      ?.connect({ actor: 'person', door: 'person', client: 'feed' })
      .subscribe((changes) => report({ kind: 'changes', changes }));
  }
  const handle = async (request: NumberedRequest): Promise<void> => {
    const wire = await answer(request, setup.home, core, opened);
    report(
      wire === HANDED_OVER ? { kind: 'handOver', id: request.id } : { kind: 'answer', id: request.id, wire },
    );
    if (request.kind === 'close') port.close();
  };
  port.on('message', (request: NumberedRequest) => void handle(request));
  report({ kind: 'opened', wire: opened });
}

function open({ home, lane, validateOutputs, writes, folders, chatKey }: WorkerSetup): {
  core: Core | undefined;
  opened: Wire;
} {
  const note = openLog({ home, writer: lane, now: Date.now });
  try {
    const core = createCore({
      home,
      clock: Date.now,
      newId: () => v7(),
      logger: (entry) => {
        note(entry);
        const { level, module, message, fields } = entry;
        if (level === 'debug' || level === 'info') return;
        process.stderr.write(
          `mneme ${level} ${module}: ${message} ${fields ? JSON.stringify(fields) : ''}\n`,
        );
      },
      validateOutputs,
      chat: createChat({ key: chatKey }),
      ...(folders === undefined ? {} : { folders }),
      ...(lane === 'jobs' ? { follow: FOLLOW_PACE } : {}),
      writeQueue: joinWriteQueue(writes, lane),
      lane,
      consolidates: lane === 'jobs',
    });
    return { core, opened: { ok: true, value: null } };
  } catch (error) {
    const unexpected = error instanceof AppError ? null : traceOf(error);
    if (unexpected !== null) process.stderr.write(`mneme error open: ${unexpected}\n`);
    const code = error instanceof AppError ? error.code : 'internal';
    note({ level: 'error', module: 'core', message: 'not opened', fields: { code, trace: unexpected } });
    return { core: undefined, opened: toWire(error) };
  }
}

async function answer(
  request: WorkerRequest,
  home: string,
  core: Core | undefined,
  opened: Wire,
): Promise<Wire> {
  try {
    if (request.kind === 'close') {
      await core?.close();
      return { ok: true, value: null };
    }
    if (core === undefined) return opened;
    if (request.kind === 'register')
      return { ok: true, value: registerUpload(home, () => v7(), request.file) };
    if (request.kind === 'locateExport') return { ok: true, value: locateExport(home, request.exportId) };
    return await core.connect(request.caller).call(request.operation, request.input);
  } catch (error) {
    return error instanceof HandOver ? HANDED_OVER : toWire(error);
  }
}

if (parentPort === null) throw new Error('core-worker.ts runs as a worker only.');
serveCore(parentPort, workerData as WorkerSetup); // core-client.ts starts it, with nothing else
