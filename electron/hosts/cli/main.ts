import { checkNode } from '../paths.ts';

/** Runs what the command line asks for. Gives the exit code; none where it goes on serving. */
async function run(args: readonly string[]): Promise<number | undefined> {
  const problem = checkNode();
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    return 1;
  }
  // Only now: what these load needs the Node that was just checked.
  if (args[0] === 'mcp') {
    const { runMcp } = await import('../mcp/serve-stdio.ts');
    return runMcp(args.slice(1));
  }
  if (args[0] === 'serve') {
    const { runWebHost } = await import('../web/run.ts');
    return runWebHost(args.slice(1));
  }
  process.stdout.on('error', () => process.exit(1)); // whoever read the answer has gone
  const { runCommandLine } = await import('./command-line.ts');
  return runCommandLine(args);
}

const code = await run(process.argv.slice(2));
if (code !== undefined) process.exitCode = code;
