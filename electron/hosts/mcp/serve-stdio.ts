import { Console } from 'node:console';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { AppError, traceOf } from '../../../shared/errors.ts';
import { type Core, openLog } from '../../core/index.ts';
import { openOwnCore } from '../own-core.ts';
import { appVersion, resolveHome, thisMachine } from '../paths.ts';
import { type McpArguments, MCP_HELP, parseMcpArguments } from './arguments.ts';
import { onParentGone } from './parent.ts';
import { createMcpServer } from './server.ts';
import { createTurnstile } from './turnstile.ts';

/** How long closing may take before the process ends anyway, in milliseconds. Every acknowledged write is on the disk. */
const CLOSE_MS = 2000;

/** Serves an agent over standard input and output until its program goes. Gives the exit code where it ends at once. */
export function runMcp(args: readonly string[]): number | undefined {
  const parsed = parseMcpArguments(args);
  if (parsed.kind === 'help') return print(process.stdout, MCP_HELP, 0);
  if (parsed.kind === 'error') return print(process.stderr, `${parsed.message}\n`, 2);
  try {
    serve(parsed);
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return print(process.stderr, `${error.message}\n`, 1);
  }
}

function serve({ home: flag, agent }: Extract<McpArguments, { kind: 'serve' }>): void {
  const home = resolveHome({ flag, ...thisMachine() });
  keepStandardOutputClean();
  const turnstile = createTurnstile();
  let core: Core | undefined;
  const transport = new EndingTransport();
  const note = openLog({ home, writer: 'mcp', now: Date.now });
  const served = serveStdio(
    () =>
      createMcpServer({
        version: appVersion(),
        // The memory is opened with the first call, so that the handshake waits for nothing.
        connect: (name) => ({
          call: (operation, input) =>
            turnstile.pass(() => {
              core ??= openOwnCore(home, 'mcp');
              return core
                .connect({ actor: 'agent', door: 'agent', client: agent ?? name, via: 'stdio' })
                .call(operation, input);
            }),
        }),
      }),
    {
      transport,
      onerror: (error) =>
        note({ level: 'warn', module: 'mcp', message: 'protocol', fields: { trace: traceOf(error) } }),
    },
  );
  const end = onceOnly(async () => {
    setTimeout(() => process.exit(0), CLOSE_MS).unref();
    await turnstile.close();
    await served.close();
    await core?.close();
    process.exit(0);
  });
  transport.whenClosed = end;
  onParentGone(end);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
}

/** Tells when the connection has ended: with its input, at a message longer than 10 MB, or where nobody reads. */
class EndingTransport extends StdioServerTransport {
  whenClosed: () => void = () => {};

  override async close(): Promise<void> {
    await super.close();
    this.whenClosed();
  }
}

/** Standard output carries the protocol and nothing else: what a library might print goes to standard error. */
function keepStandardOutputClean(): void {
  globalThis.console = new Console(process.stderr);
}

function onceOnly(work: () => Promise<void>): () => void {
  let begun = false;
  return () => {
    if (begun) return;
    begun = true;
    void work();
  };
}

function print(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(text);
  return code;
}
