import { contract } from '../../../shared/contract/index.ts';
import type { Contract, Operation } from '../../../shared/contract/define.ts';
import { inputSchema } from './arguments.ts';

const USAGE = `mneme <domain> <operation> ['<json>' | - | --field value …]

  -                     read the input from standard input
  --home DIR            the folder the memory lives in (also: MNEME_HOME=DIR)
  <operation> --help    what the operation takes, as JSON Schema

mneme mcp               serve an agent over standard input and output (mneme mcp --help)

The answer is JSON on standard output. Exit code 0: done, 2: wrong input, 1: anything else.
`;

/** What `mneme --help` prints: how to call it, and every operation open to scripts with its summary. */
export function describeAll(): string {
  const domains: Contract = contract;
  const lines = Object.entries(domains).flatMap(([domain, operations]) => {
    const open = Object.entries(operations).filter(([, operation]) => operation.doors.includes('script'));
    return ['', ...open.map(([name, { summary }]) => `  ${`${domain} ${name}`.padEnd(26)} ${summary}`)];
  });
  return `${USAGE}${lines.join('\n')}\n`;
}

/** What `mneme <domain> <operation> --help` prints. */
export function describeOperation(operation: Operation): string {
  return `${JSON.stringify({ description: operation.summary, ...inputSchema(operation) }, null, 2)}\n`;
}
