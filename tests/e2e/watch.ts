import { type BrowserContext, expect } from '@playwright/test';

/** Everything a window must not do: errors on its console, blocked content, requests to anything but its host. */
export class Watch {
  readonly #errors: string[] = [];
  readonly #strangers: string[] = [];
  readonly #allowed: RegExp[] = [];
  readonly #allowedRequests: string[] = [];

  /** Watches every window of a context from now on. */
  async over(context: BrowserContext): Promise<void> {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#errors.push(`${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.#errors.push(String(error.error())));
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      const own =
        ['127.0.0.1', 'localhost'].includes(hostname) || protocol === 'data:' || protocol === 'blob:';
      if (!own) this.#strangers.push(request.url());
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const text = `Blocked by the content security policy: ${event.effectiveDirective} ${event.blockedURI}`;
        console.error(text); // oxlint-disable-line no-console -- this is how the test hears of it
      });
    });
  }

  /** Says which errors a test brings about on purpose. */
  allow(...patterns: RegExp[]): void {
    this.#allowed.push(...patterns);
  }

  /** Says which addresses a test asks for itself. */
  allowRequests(...addresses: string[]): void {
    this.#allowedRequests.push(...addresses);
  }

  /** Fails where a window did what it must not. */
  check(): void {
    const unexpected = this.#errors.filter((error) => !this.#allowed.some((pattern) => pattern.test(error)));
    expect.soft(unexpected, 'errors on the console').toEqual([]);
    const strangers = this.#strangers.filter((address) => !this.#allowedRequests.includes(address));
    expect.soft(strangers, 'requests to anything but the host').toEqual([]);
  }
}
