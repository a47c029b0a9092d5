import { BridgeEnd } from './bridge.ts';

/** Runs in the page's own world, before its scripts: receives what the preload script exposes. */
export function startPageWorld(key: string): void {
  if (window !== window.top) return; // a preload script runs in the main frame only
  void new BridgeEnd(`${key}-to-preload`, `${key}-to-page`, (name, api) => {
    Object.defineProperty(window, name, { value: freezeDeeply(api), enumerable: true });
  });
}

function freezeDeeply(value: unknown): unknown {
  if (
    (typeof value !== 'object' && typeof value !== 'function') ||
    value === null ||
    Object.isFrozen(value)
  ) {
    return value;
  }
  Object.freeze(value);
  for (const item of Object.values(value)) freezeDeeply(item);
  return value;
}
