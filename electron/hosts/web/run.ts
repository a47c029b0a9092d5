import { AppError } from '../../../shared/errors.ts';
import { checkNode } from '../paths.ts';
import { parseWebArguments, WEB_HELP } from './arguments.ts';

/** The web host. Gives the exit code where it ends at once; otherwise it serves until a signal. */
export async function runWebHost(args: readonly string[]): Promise<number | undefined> {
  const parsed = parseWebArguments(args);
  if (parsed.kind === 'help') return print(process.stdout, WEB_HELP, 0);
  if (parsed.kind === 'error') return print(process.stderr, `${parsed.message}\n`, 2);
  const problem = checkNode();
  if (problem !== undefined) return print(process.stderr, `${problem}\n`, 1);
  try {
    // Only now: what this loads needs the Node that was just checked.
    const { serve } = await import('./serve.ts');
    await serve(parsed);
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return print(process.stderr, `${error.message}\n`, error.code === 'invalid_input' ? 2 : 1);
  }
}

function print(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(text);
  return code;
}
