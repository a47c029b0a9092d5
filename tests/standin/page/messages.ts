/** What a preload script tells the main process. Values are packed by the codec. */
export type FromPreload =
  | { kind: 'invoke'; id: number; channel: string; values: string }
  | { kind: 'send'; channel: string; values: string }
  | { kind: 'preload-error'; error: string }
  | { kind: 'not-implemented'; what: string };

/** The outcome of an invocation: the packed value, or Electron's sentence about the error. */
export type InvokeReply = { ok: true; value: string } | { ok: false; error: string };

/** What the main process tells a preload script. */
export type ToPreload =
  | { kind: 'reply'; id: number; reply: InvokeReply }
  | { kind: 'event'; channel: string; values: string };

/** What a preload world is set up with. */
export interface PreloadSetup {
  /** The prefix of everything the worlds of one page share; unguessable by the page. */
  readonly key: string;
  /** The name of the function that carries text to the main process. */
  readonly binding: string;
  /** The `process` a sandboxed preload sees. */
  readonly process: object;
}
