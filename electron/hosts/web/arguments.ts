import { parseArgs } from 'node:util';

/** What `--help` prints. */
export const WEB_HELP = `Mneme in the browser, on this machine only.

  --port N     listen on this port (0: any free one)
  --home DIR   the folder the memory lives in (also: MNEME_HOME=DIR)
  --no-open    do not open the browser, only print the address
  --help       this text
`;

export type WebArguments = Readonly<
  | { kind: 'serve'; port: number | undefined; home: string | undefined; open: boolean }
  | { kind: 'help' }
  | { kind: 'error'; message: string }
>;

/** Reads the arguments of the web host. */
export function parseWebArguments(args: readonly string[]): WebArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        home: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    return {
      kind: 'serve',
      port: values.port === undefined ? undefined : readPort(values.port),
      home: values.home,
      open: !values['no-open'],
    };
  } catch (error) {
    // Node adds advice after the first sentence, on positional arguments; there are none here.
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    return { kind: 'error', message: `${message}. See --help.` };
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Error(`--port takes a number from 0 to 65535, not '${text}'`);
}
