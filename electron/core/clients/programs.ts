import type { ClientName } from '../../../shared/entities/client-program.ts';
import type { Launch } from '../ports.ts';

/** How the config of a program names the servers it starts. */
export type Program = Readonly<{
  client: ClientName;
  /** As it calls itself. */
  name: string;
  format: 'json' | 'toml';
  /** Where in the config the entry of Mneme stands. */
  path: readonly string[];
  /** Fields of an entry beside what is started. */
  extra: Readonly<Record<string, string>>;
  /** The words before `-- command args` of a line for the terminal; null where the program has none. */
  terminal: string | null;
}>;

const ENTRY = 'mneme';
const STDIO = { type: 'stdio' } as const;
const MCP_SERVERS = { format: 'json', path: ['mcpServers', ENTRY], extra: {}, terminal: null } as const;

/**
 * Every program, in the order it is shown. The formats are those of their documentation: code.claude.com/docs/mcp,
 * modelcontextprotocol.io (Claude Desktop), cursor.com/docs/mcp, code.visualstudio.com/docs (mcp.json), developers.openai.com/codex/mcp,
 * lmstudio.ai/docs/app/mcp, zed.dev/docs/ai/mcp.
 */
export const PROGRAMS: readonly Program[] = [
  {
    ...MCP_SERVERS,
    client: 'claude-code',
    name: 'Claude Code',
    extra: STDIO,
    terminal: 'claude mcp add --scope user mneme --',
  },
  { ...MCP_SERVERS, client: 'claude-desktop', name: 'Claude Desktop' },
  { ...MCP_SERVERS, client: 'cursor', name: 'Cursor' },
  { ...MCP_SERVERS, client: 'vscode', name: 'VS Code', path: ['servers', ENTRY], extra: STDIO },
  {
    client: 'codex',
    name: 'Codex',
    format: 'toml',
    path: ['mcp_servers', ENTRY],
    extra: {},
    terminal: 'codex mcp add mneme --',
  },
  { ...MCP_SERVERS, client: 'lm-studio', name: 'LM Studio' },
  { ...MCP_SERVERS, client: 'zed', name: 'Zed', path: ['context_servers', ENTRY] },
  { ...MCP_SERVERS, client: 'other', name: 'MCP' },
];

/** What a config holds of Mneme. */
export type Entry = Readonly<Record<string, string | readonly string[] | Readonly<Record<string, string>>>>;

/** The entry that starts Mneme for a program; its agent is known by the name of the program. */
export function entryFor(program: Program, launch: Launch): Entry {
  const { command, env } = launch;
  const args = argumentsFor(program, launch);
  return { ...program.extra, command, args, ...(env === undefined ? {} : { env }) };
}

function argumentsFor({ client, name }: Program, { args }: Launch): string[] {
  return client === 'other' ? [...args] : [...args, '--agent', name];
}

/** The line for a terminal that has the program write its own config; null where it has none. */
export function terminalLine(program: Program, launch: Launch): string | null {
  if (program.terminal === null) return null;
  const command = [launch.command, ...argumentsFor(program, launch)];
  const variables = Object.entries(launch.env ?? {}).map(([name, value]) => `--env ${name}=${value} `);
  const words = command.map(quoteWord);
  return program.terminal.replace(/--$/, `${variables.join('')}-- ${words.join(' ')}`);
}

/** A word as a shell takes it: both those of Unix and PowerShell read single quotes. */
function quoteWord(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
