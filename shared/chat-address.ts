/** Where a chat server is, read from what a person wrote. */
export type ChatAddress = Readonly<{
  secure: boolean;
  /** A name or a number, in small letters; an IPv6 address without its brackets. */
  host: string;
  port: number;
  /** Without a slash at its end; empty for the root. */
  path: string;
}>;

const ADDRESS =
  /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?(\/[^\s?#]*)?$/i;
const LOOPBACK_NUMBER = /^127(?:\.(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])){3}$/;

/** Where local models usually answer. */
export const CHAT_PRESETS = {
  ollama: 'http://127.0.0.1:11434/v1',
  lmStudio: 'http://127.0.0.1:1234/v1',
  llamaCpp: 'http://127.0.0.1:8080/v1',
} as const;

/** Where servers that turn texts into vectors usually answer. */
export const EMBEDDING_PRESETS = {
  ollama: 'http://127.0.0.1:11434',
  lmStudio: CHAT_PRESETS.lmStudio,
  llamaCpp: CHAT_PRESETS.llamaCpp,
} as const;

/** Reads an address such as `http://127.0.0.1:11434/v1`; null where it is none, or carries a password or a question. */
export function readChatAddress(text: string): ChatAddress | null {
  const [, scheme = '', host = '', port, path = ''] = ADDRESS.exec(text.trim()) ?? [];
  if (host === '') return null;
  const secure = scheme.toLowerCase() === 'https';
  const number = port === undefined ? (secure ? 443 : 80) : Number(port);
  if (number < 1 || number > 65_535) return null;
  return {
    secure,
    host: host.replace(/^\[|\]$/g, '').toLowerCase(),
    port: number,
    path: path.replace(/\/+$/, ''),
  };
}

/** Whether a name or number means this computer and nothing else. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || LOOPBACK_NUMBER.test(host);
}
