/** What the guard looks at of a request. */
export type RequestHead = Readonly<{
  url: string | undefined;
  /** Names and values in turn, as they came. */
  rawHeaders: readonly string[];
}>;

/**
 * Says why a request does not come from our own window; undefined where it does.
 *
 * The Host list stops another site that made its name resolve to this machine (DNS rebinding); the Origin check
 * stops one that calls us across origins. Neither is a secret: the token is asked for besides.
 */
export function refuseStranger({ url, rawHeaders }: RequestHead, port: number): string | undefined {
  const hosts = valuesOf(rawHeaders, 'host');
  const [host = ''] = hosts;
  if (hosts.length !== 1 || !ownHosts(port).includes(host.toLowerCase()))
    return 'This is not an address of Mneme.';
  const origins = valuesOf(rawHeaders, 'origin');
  if (origins.length > 0 && !isOne(origins, `http://${host.toLowerCase()}`))
    return 'Another site may not ask.';
  const sites = valuesOf(rawHeaders, 'sec-fetch-site');
  const navigation = isOne(valuesOf(rawHeaders, 'sec-fetch-mode'), 'navigate');
  // A link on another page may open the window, which shows nothing without a token.
  if (sites.length > 0 && !navigation && !isOne(sites, 'same-origin') && !isOne(sites, 'none')) {
    return 'Another site may not ask.';
  }
  if (!url?.startsWith('/') || url.startsWith('//')) return 'This is not an address of Mneme.';
  return undefined;
}

/** Gives the token of an `Authorization: Bearer` header; undefined where there is not exactly one. */
export function bearerToken(rawHeaders: readonly string[]): string | undefined {
  const values = valuesOf(rawHeaders, 'authorization');
  return values.length === 1 ? /^Bearer ([\w-]{20,200})$/.exec(values[0] ?? '')?.[1] : undefined;
}

/** Gives the name in an `X-Mneme-Agent` header: as which agent a program calls. */
export function agentName(rawHeaders: readonly string[]): string {
  const [name = ''] = valuesOf(rawHeaders, 'x-mneme-agent');
  return name.trim().slice(0, 200) || 'http';
}

function ownHosts(port: number): string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  // Browsers leave the port out where it is the default one.
  return [...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : [])];
}

function isOne(values: readonly string[], wanted: string): boolean {
  return values.length === 1 && values[0] === wanted;
}

function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}
