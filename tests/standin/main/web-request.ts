import type { StandinRecord } from '../record.ts';

interface Filter {
  readonly urls: readonly string[];
}
type Headers = Record<string, string | string[]>;
type BeforeRequest = (
  details: object,
  callback: (answer: { cancel?: boolean; redirectURL?: string }) => void,
) => void;
type HeadersReceived = (
  details: object,
  callback: (answer: { cancel?: boolean; responseHeaders?: Headers }) => void,
) => void;
interface Hook<Listener> {
  readonly matches: (url: string) => boolean;
  readonly listener: Listener;
}

/** Electron's `session.webRequest`: the application's say about requests and answers. */
export class WebRequest {
  private readonly record: StandinRecord;
  private beforeRequest: Hook<BeforeRequest> | undefined;
  private headersReceived: Hook<HeadersReceived> | undefined;

  constructor(record: StandinRecord) {
    this.record = record;
  }

  onBeforeRequest(...hook: [BeforeRequest | null] | [Filter, BeforeRequest | null]): void {
    this.beforeRequest = toHook(hook);
  }

  onHeadersReceived(...hook: [HeadersReceived | null] | [Filter, HeadersReceived | null]): void {
    this.headersReceived = toHook(hook);
  }

  /** Whether the application cancels a request; for the request router. */
  async isCancelled(details: { url: string }): Promise<boolean> {
    const hook = this.beforeRequest;
    if (!hook?.matches(details.url)) return false;
    const answer = await new Promise<{ cancel?: boolean; redirectURL?: string }>((resolve) =>
      hook.listener(details, resolve),
    );
    if (answer.redirectURL !== undefined) throw this.record.missing('webRequest redirectURL');
    return answer.cancel === true;
  }

  /** The headers of an answer after the application has seen them; for the request router. */
  async filterHeaders(url: string, headers: Record<string, string>): Promise<Record<string, string>> {
    const hook = this.headersReceived;
    if (!hook?.matches(url)) return headers;
    const lists = Object.entries(headers).map(([name, value]) => [name, [value]]);
    const details = { url, responseHeaders: Object.fromEntries(lists) };
    const answer = await new Promise<{ cancel?: boolean; responseHeaders?: Headers }>((resolve) =>
      hook.listener(details, resolve),
    );
    if (answer.cancel) throw this.record.missing('webRequest.onHeadersReceived cancel');
    const changed = Object.entries(answer.responseHeaders ?? headers);
    return Object.fromEntries(changed.map(([name, value]) => [name, [value].flat().join(', ')]));
  }
}

function toHook<Listener>(hook: [Listener | null] | [Filter, Listener | null]): Hook<Listener> | undefined {
  const [filter, listener] = hook.length === 2 ? hook : [{ urls: ['<all_urls>'] }, hook[0]];
  if (listener === null) return undefined;
  const patterns = filter.urls.map(toPattern);
  return { listener, matches: (url) => patterns.some((pattern) => pattern.test(url)) };
}

/** A match pattern of extensions (`*://host/*`) as a regular expression. */
function toPattern(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/;
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
  return new RegExp(`^${escaped}$`);
}
