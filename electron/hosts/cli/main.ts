import { checkNode } from '../paths.ts';

const problem = checkNode();
if (problem === undefined) {
  process.stdout.on('error', () => process.exit(1)); // whoever read the answer has gone
  // Only now: what this loads needs the Node that was just checked.
  const { runCommandLine } = await import('./command-line.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2));
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
