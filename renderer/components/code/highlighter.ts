import type { Language } from './languages.ts';
import type { HighlightAnswer, HighlightRequest, Token } from './tokens.ts';

export type Lines = readonly (readonly Token[])[] | null;

const REMEMBERED = 300;

/** Highlights in a worker of its own and remembers what it did last. The worker starts with the first request. */
function createHighlighter() {
  const remembered = new Map<string, Promise<Lines>>();
  const waiting = new Map<number, (lines: Lines) => void>();
  let worker: Worker | null = null;
  let requests = 0;

  function start(): Worker {
    const started = new Worker(new URL('./highlight-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', (event: MessageEvent<HighlightAnswer>) => {
      waiting.get(event.data.id)?.(event.data.lines);
      waiting.delete(event.data.id);
    });
    return started;
  }

  function ask(code: string, language: Language): Promise<Lines> {
    worker ??= start();
    requests += 1;
    const request: HighlightRequest = { id: requests, code, language };
    worker.postMessage(request);
    return new Promise((resolve) => waiting.set(request.id, resolve));
  }

  return function highlight(code: string, language: Language): Promise<Lines> {
    const name = `${language}\n${code}`;
    const lines = remembered.get(name) ?? ask(code, language);
    remembered.delete(name);
    remembered.set(name, lines);
    const oldest = remembered.size > REMEMBERED ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
    return lines;
  };
}

/** Splits code into lines of tokens. Null where it cannot. */
export const highlight = createHighlighter();
