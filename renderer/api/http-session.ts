const STORED_TOKEN = 'mneme.token';
const CODE_IN_ADDRESS = /^#code=([\w-]+)$/;

/**
 * Gives the token of this tab: kept from before, or got for the one-time code in the address, which leaves the
 * address at once. Null where there is neither, or the code is spent.
 */
export async function openHttpSession(): Promise<string | null> {
  followNewAddresses();
  const code = CODE_IN_ADDRESS.exec(window.location.hash)?.[1];
  if (code === undefined) return window.sessionStorage.getItem(STORED_TOKEN);
  window.history.replaceState(null, '', '#/');
  const token = await exchangeCode(code);
  if (token !== null) window.sessionStorage.setItem(STORED_TOKEN, token);
  return token ?? window.sessionStorage.getItem(STORED_TOKEN);
}

/** An address with a new code differs from the one before only behind the `#`, so the browser would not load it. */
function followNewAddresses(): void {
  window.addEventListener('hashchange', ({ newURL }) => {
    if (!CODE_IN_ADDRESS.test(new URL(newURL).hash)) return;
    // The router took it for the address of a screen, and wrote it its own way.
    window.history.replaceState(null, '', newURL);
    window.location.reload();
  });
}

/** Forgets a token the host no longer knows. */
export function forgetHttpSession(): void {
  window.sessionStorage.removeItem(STORED_TOKEN);
}

/** Exchanges the code of an address the web host printed for a token; null where it is spent, or nobody answers. */
export async function exchangeCode(code: string, address = ''): Promise<string | null> {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code }),
  }).catch(() => null);
  if (!response?.ok) return null;
  const answer: unknown = await response.json().catch(() => null);
  if (typeof answer !== 'object' || answer === null || !('token' in answer)) return null;
  return typeof answer.token === 'string' ? answer.token : null;
}
