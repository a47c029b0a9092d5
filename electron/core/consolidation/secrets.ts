/** What looks like a secret; each with what it is. */
const SECRETS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/u,
  /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant|or)?[-_]?[A-Za-z0-9_-]{20,}/u,
  /\bgh[pousr]_[A-Za-z0-9]{30,}/u,
  /\bgithub_pat_[A-Za-z0-9_]{30,}/u,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/u,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/u,
  /\bAIza[A-Za-z0-9_-]{35}\b/u,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/u,
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/]+:[^\s:@/]{3,}@/iu,
  /(?<![\p{L}])(?:password|passphrase|passwd|api[ _-]?key|access[ _-]?token|secret[ _-]?key|pin(?: code)?|пароль|пин-?код|ключ api)(?: (?:is|for [^:=\n]{1,40}|от [^:=\n]{1,40}))?\s*(?:[:=—–-]|(?<=is))\s*(?!is\b|not\b|the\b|my\b|a\b)[^\s"'«»]{4,}/iu,
];

/** Whether a text holds something that looks like a password, a key or a token. */
export function holdsSecret(text: string): boolean {
  return SECRETS.some((secret) => secret.test(text));
}
