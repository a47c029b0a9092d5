import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { v7 } from 'uuid';
import type { StoreCondition } from '../../../shared/entities/store-condition.ts';
import { toWire, traceOf, type Wire } from '../../../shared/errors.ts';
import {
  type Core,
  createChat,
  createCore,
  createEmbedder,
  HandOver,
  locateExport,
  openLog,
  registerUpload,
} from '../../core/index.ts';
import { createIds } from '../ids.ts';
import { findApp } from '../paths.ts';
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
/** Room on the disk that is set aside for the day it is full. */
const BALLAST_BYTES = 32 * 1024 * 1024;

/** Runs the core behind a message port. */
function serveCore(port: MessagePort, setup: WorkerSetup): void {
  const report = (message: WorkerReport): void => port.postMessage(message);
  const { core, failure } = open(setup, (condition) => report({ kind: 'updating', condition }));
  if (setup.lane === 'interactive') {
    core
      ?.connect({ actor: 'person', door: 'person', client: 'feed' })
      .subscribe((changes) => report({ kind: 'changes', changes }));
  }
  const handle = async (request: NumberedRequest): Promise<void> => {
    const wire = await answer(request, setup.home, core, failure);
    report(
      wire === HANDED_OVER ? { kind: 'handOver', id: request.id } : { kind: 'answer', id: request.id, wire },
    );
    if (request.kind === 'close') port.close();
  };
  port.on('message', (request: NumberedRequest) => void handle(request));
  report({ kind: 'opened', wire: core?.opened() ?? failure });
}

/** Opens the core; a failure that it has no words for is answered to every call. */
function open(
  { home, lane, validateOutputs, writes, folders, chatKey, embeddingsKey }: WorkerSetup,
  onUpdating: (condition: StoreCondition) => void,
): { core: Core | undefined; failure: Wire } {
  const app = findApp();
  const note = openLog({ home, writer: lane, now: Date.now });
  try {
    const core = createCore({
      home,
      clock: Date.now,
      newId: createIds(),
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
      embedder: createEmbedder({ key: embeddingsKey, onnxThread: app.onnxThread }),
      ...(folders === undefined ? {} : { folders }),
      ...(lane === 'jobs' ? { follow: FOLLOW_PACE } : {}),
      writeQueue: joinWriteQueue(writes, lane),
      lane,
      backupThread: app.backupThread,
      readingThread: app.readingThread,
      onUpdating,
      consolidates: lane === 'jobs',
      ballastBytes: BALLAST_BYTES,
    });
    return { core, failure: { ok: true, value: null } };
  } catch (error) {
    const trace = traceOf(error);
    process.stderr.write(`mneme error open: ${trace}\n`);
    note({ level: 'error', module: 'core', message: 'not opened', fields: { code: 'internal', trace } });
    return { core: undefined, failure: toWire(error) };
  }
}

async function answer(
  request: WorkerRequest,
  home: string,
  core: Core | undefined,
  failure: Wire,
): Promise<Wire> {
  try {
    if (request.kind === 'close') {
      await core?.close();
      return { ok: true, value: null };
    }
    if (core === undefined) return failure;
    if (request.kind === 'call')
      return await core.connect(request.caller).call(request.operation, request.input);
    const opened = core.opened();
    if (!opened.ok) return opened;
    if (request.kind === 'register')
      return { ok: true, value: registerUpload(home, () => v7(), request.file) };
    return { ok: true, value: locateExport(home, request.exportId) };
  } catch (error) {
    return error instanceof HandOver ? HANDED_OVER : toWire(error);
  }
}

if (parentPort === null) throw new Error('core-worker.ts runs as a worker only.');
serveCore(parentPort, workerData as WorkerSetup); // core-client.ts starts it, with nothing else
