/** What looks like a secret; the group `secret` is what is kept from view, where that is not all of it. */
const SECRETS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----(?<secret>[^]*?)(?:-----END|$)/u,
  /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant|or)?[-_]?[A-Za-z0-9_-]{20,}/u,
  /\bgh[pousr]_[A-Za-z0-9]{30,}/u,
  /\bgithub_pat_[A-Za-z0-9_]{30,}/u,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/u,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/u,
  /\bAIza[A-Za-z0-9_-]{35}\b/u,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/u,
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/]+:(?<secret>[^\s:@/]{3,})@/iu,
  /(?<![\p{L}])(?:password|passphrase|passwd|api[ _-]?key|access[ _-]?token|secret[ _-]?key|pin(?: code)?|пароль|пин-?код|ключ api)(?: (?:is|for [^:=\n]{1,40}|от [^:=\n]{1,40}))?\s*(?:[:=—–-]|(?<=is))\s*(?!is\b|not\b|the\b|my\b|a\b)(?<secret>[^\s"'«»]{4,})/iu,
];

/** Whether a text holds something that looks like a password, a key or a token. */
export function holdsSecret(text: string): boolean {
  return SECRETS.some((secret) => secret.test(text));
}

const SEARCHED = SECRETS.map((secret) => new RegExp(secret.source, `${secret.flags}gd`));

/**
 * Where a text holds what looks like a secret: half-open ranges of UTF-16 units, ascending, not overlapping.
 * @param text is read whole: not for texts of megabytes while somebody waits
 */
export function findSecrets(text: string): readonly (readonly [start: number, end: number])[] {
  const found = SEARCHED.flatMap((secret) =>
    [...text.matchAll(secret)].flatMap(({ indices }) => {
      const range = indices?.groups?.['secret'] ?? indices?.[0];
      return range === undefined || range[0] === range[1] ? [] : [range];
    }),
  );
  const ranges: [number, number][] = [];
  for (const [start, end] of found.toSorted((one, other) => one[0] - other[0])) {
    const last = ranges.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}
