const MAX_SHOWN = 2000;

/** A link as it is shown before it is opened. */
export type Link = Readonly<{
  /** The whole address as it will be opened: names in punycode, everything unusual encoded. */
  address: string;
  /** Where it leads: what an address with a user name or a look-alike would hide. */
  place: string;
}>;

/** Gives a link that may be offered; undefined for any other scheme, and for one too long to be shown whole. */
export function describeLink(address: string): Link | undefined {
  const url = URL.parse(address);
  if (url === null || url.href.length > MAX_SHOWN) return undefined;
  if (url.protocol === 'https:' || url.protocol === 'http:') return { address: url.href, place: url.host };
  if (url.protocol === 'mailto:' && url.pathname !== '') return { address: url.href, place: 'an e-mail' };
  return undefined;
}
