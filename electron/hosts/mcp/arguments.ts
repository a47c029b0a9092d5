import { parseArgs } from 'node:util';

/** What `mneme mcp --help` prints. */
export const MCP_HELP = `mneme mcp: the memory for an agent, over standard input and output (Model Context Protocol).
It is started by the program the agent runs in, and ends with it.

  --home DIR     the folder the memory lives in (also: MNEME_HOME=DIR)
  --agent NAME   be known by this name; else as the program calls itself
  --help         this text
`;

export type McpArguments = Readonly<
  | { kind: 'serve'; home: string | undefined; agent: string | undefined }
  | { kind: 'help' }
  | { kind: 'error'; message: string }
>;

/** Reads the arguments after `mneme mcp`. */
export function parseMcpArguments(args: readonly string[]): McpArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        home: { type: 'string' },
        agent: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    if (values.agent?.trim() === '') throw new Error('--agent takes a name');
    return { kind: 'serve', home: values.home, agent: values.agent?.trim() };
  } catch (error) {
    // Node adds advice after the first sentence, on positional arguments; there are none here.
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    return { kind: 'error', message: `${message}. See mneme mcp --help.` };
  }
}
