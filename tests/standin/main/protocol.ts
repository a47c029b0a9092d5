import type { App } from './app.ts';

/** Answers one request to a scheme of the application. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>;

/** Electron's `protocol`: the application's own schemes. */
export class Protocol {
  private readonly app: App;
  private readonly handlers = new Map<string, SchemeHandler>();
  private readonly privileged = new Set<string>();

  constructor(app: App) {
    this.app = app;
  }

  registerSchemesAsPrivileged(schemes: readonly { scheme: string }[]): void {
    if (this.app.isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme } of schemes) this.privileged.add(scheme);
  }

  handle(scheme: string, handler: SchemeHandler): void {
    if (!this.app.isReady()) throw new Error('protocol.handle should be called after app is ready');
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (!this.privileged.has(scheme)) {
      throw new Error(
        `stand-in: '${scheme}' was not registered as privileged, so pages could not run from it`,
      );
    }
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  /** The handler of an address's scheme, for the request router. */
  handlerOf(url: string): SchemeHandler | undefined {
    return this.handlers.get(new URL(url).protocol.slice(0, -1));
  }
}
