/** A source of chance that gives the same for the same seed. */
export type Chance = Readonly<{
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
  text(alphabet: string, length: number): string;
}>;

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const HEX = '0123456789abcdef';
const WORDLIKE = LOWER + UPPER + DIGITS;
const URL_SAFE = `${WORDLIKE}-_`;

/** Makes a source of chance (mulberry32). */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
  };
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!; // never empty here
  return {
    below,
    pick,
    text: (alphabet, length) =>
      Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join(''),
  };
}

/** A made-up secret in a text, and what of it must not be seen. */
export type Bearing = Readonly<{ text: string; secret: string }>;

type Make = (chance: Chance) => string;

const token =
  (prefix: string, length: number, alphabet = WORDLIKE): Make =>
  (chance) =>
    `${prefix}${chance.text(alphabet, length - 2)}${chance.text(DIGITS, 1)}${chance.text(LOWER, 1)}`;
const jwt: Make = (chance) =>
  `eyJ${chance.text(URL_SAFE, 33)}.eyJ${chance.text(URL_SAFE, 80)}.${chance.text(WORDLIKE, 43)}`;

/** Keys and tokens by the forms their providers give them; none of them was ever given out. */
const TOKENS: readonly Make[] = [
  token('sk-', 48),
  token('sk-proj-', 74, URL_SAFE),
  token('sk-ant-api03-', 93, WORDLIKE),
  token('sk_live_', 24),
  token('rk_test_', 30),
  token('ghp_', 36),
  token('gho_', 36),
  token('github_pat_', 82),
  token('glpat-', 20),
  (chance) => `xoxb-${chance.text(DIGITS, 12)}-${chance.text(DIGITS, 12)}-${chance.text(WORDLIKE, 24)}`,
  (chance) => `xapp-1-${chance.text(UPPER, 11)}-${chance.text(DIGITS, 13)}-${chance.text(HEX, 64)}`,
  (chance) =>
    `https://hooks.slack.com/services/T${chance.text(UPPER, 8)}/B${chance.text(UPPER, 8)}/${chance.text(WORDLIKE, 24)}`,
  (chance) => `AKIA${chance.text(UPPER + '234567', 16)}`,
  (chance) => `AIza${chance.text(URL_SAFE, 35)}`,
  token('ya29.', 60, URL_SAFE),
  token('GOCSPX-', 28, WORDLIKE),
  token('npm_', 36),
  token('pypi-AgEIcHlwaS5vcmc', 100),
  token('hf_', 34, LOWER + UPPER),
  token('gsk_', 52),
  token('r8_', 37),
  (chance) => `SG.${chance.text(URL_SAFE, 22)}.${chance.text(URL_SAFE, 43)}`,
  (chance) => `shpat_${chance.text(HEX, 32)}`,
  token('lin_api_', 40),
  token('hvs.', 95),
  (chance) => `dapi${chance.text(HEX, 32)}`,
  (chance) => `dop_v1_${chance.text(HEX, 64)}`,
  token('dckr_pat_', 27),
  (chance) => `${chance.text('123456789', 9)}:AA${chance.text(URL_SAFE, 33)}`,
  (chance) => `M${chance.text(WORDLIKE, 23)}.${chance.text(WORDLIKE, 6)}.${chance.text(WORDLIKE, 27)}`,
  (chance) => `key-${chance.text(HEX, 32)}`,
  token('whsec_', 32),
  (chance) => `tskey-auth-${chance.text(WORDLIKE, 12)}-${chance.text(WORDLIKE, 32)}`,
  (chance) => `AGE-SECRET-KEY-1${chance.text(UPPER + DIGITS, 58)}`,
  jwt,
];

const TOKEN_PLACES: readonly ((secret: string, chance: Chance) => string)[] = [
  (secret) => `The key is ${secret}, use it until Friday.`,
  (secret) => `export SERVICE_KEY=${secret}`,
  (secret) => `const client = new Client({ auth: '${secret}' });`,
  (secret) => `{"credential":"${secret}","region":"eu"}`,
  (secret) => `curl -H "Authorization: Bearer ${secret}" https://api.example.org/v1/me`,
  (secret) => `Запиши ключ: ${secret}`,
  (secret) => `Вот токен бота ${secret} – не потеряй`,
  (secret) => secret,
  (secret) => `see (${secret}) and\nthe next line`,
];

const strong: Make = (chance) =>
  chance.pick<Make>([
    (one) => `${one.text(LOWER, 5)}${one.text(DIGITS, 2)}${one.text('!#%+?', 1)}${one.text(UPPER, 2)}`,
    (one) => one.text(`${WORDLIKE}!#%+*?`, 12) + one.text(DIGITS, 1),
    (one) => `${one.pick(['otter', 'maple', 'quartz', 'violet'])}${one.text(DIGITS, 3)}`,
    (one) => `${one.pick(['Tr0ub4dor', 'p4ssw0rt', 'Gr8night'])}&${one.text(DIGITS, 2)}`,
    (one) => `${one.pick(['тыква', 'шалаш', 'берёза'])}${one.text(DIGITS, 2)}`,
    (one) =>
      `${one.pick(['amber', 'crane'])}-${one.pick(['lantern', 'violin'])}-${one.pick(['orbit', 'meadow'])}`,
  ])(chance);

const generated: Make = (chance) =>
  `${chance.text(WORDLIKE, 20)}${chance.text(DIGITS, 2)}${chance.text(LOWER, 2)}`;

const PASSWORD_PLACES: readonly ((secret: string) => string)[] = [
  (secret) => `password: ${secret}`,
  (secret) => `My password is ${secret}`,
  (secret) => `The password for the staging server is ${secret}.`,
  (secret) => `DB_PASSWORD=${secret}`,
  (secret) => `spring.datasource.password=${secret}`,
  (secret) => `  "dbPassword": "${secret}",`,
  (secret) => `const password = '${secret}';`,
  (secret) => `user=ada&pwd=${secret}`,
  (secret) => `Server=db;User Id=sa;Password=${secret};Encrypt=true`,
  (secret) => `Пароль от почты: ${secret}`,
  (secret) => `пароль от роутера — ${secret}`,
  (secret) => `Мой пароль: ${secret}, никому не говори`,
  (secret) => `The wifi password was "${secret}" last year`,
  (secret) => `passphrase: ${secret}\nhost: example`,
  (secret) => `postgres://ada:${secret.replace(/[#?%/]/g, '_')}@db.example.org:5432/main`,
  (secret) => `amqp://worker:${secret.replace(/[#?%/]/g, '_')}@queue/vhost`,
];

const KEY_PLACES: readonly ((secret: string) => string)[] = [
  (secret) => `api_key = "${secret}"`,
  (secret) => `API_TOKEN=${secret}`,
  (secret) => `client_secret: ${secret}`,
  (secret) => `AWS_SECRET_ACCESS_KEY=${secret}`,
  (secret) => `X-Api-Key: ${secret}`,
  (secret) => `Authorization: Bearer ${secret}`,
  (secret) => `?access_token=${secret}`,
  (secret) => `Our API key is ${secret}`,
  (secret) => `Ключ API: ${secret}`,
  (secret) => `Токен доступа: ${secret}`,
  (secret) => `--token ${secret} --verbose`,
];

/** Sentences as people say them. */
const SAID: readonly Bearing[] = [
  { text: 'Remember: the alarm pin is 4821.', secret: '4821' },
  { text: 'PIN code: 90817', secret: '90817' },
  { text: 'Пин-код карты: 7315', secret: '7315' },
  { text: 'The password to the old server is swordfish-9', secret: 'swordfish-9' },
  { text: 'my password is marzipan', secret: 'marzipan' },
  { text: 'Our password is «lantern fish»', secret: 'lantern fish' },
  { text: 'Пароль такой: ромашка77', secret: 'ромашка77' },
  { text: 'Пароль для входа в админку: Zq!48rt', secret: 'Zq!48rt' },
  { text: 'мой пароль — арбуз', secret: 'арбуз' },
  { text: 'the secret key is 9fQ2xk83LmZ0 and belongs to billing', secret: '9fQ2xk83LmZ0' },
  { text: 'log in with password hunter2x!', secret: 'hunter2x!' },
  { text: 'use the token 4kfj38dkq0sl2 for now', secret: '4kfj38dkq0sl2' },
  {
    text: 'seed phrase: crane otter maple violet amber lantern orbit meadow quartz violin harbor candle',
    secret: 'crane otter maple violet amber lantern orbit meadow quartz violin harbor candle',
  },
  {
    text: '-----BEGIN RSA PRIVATE KEY-----\nMIIEabcdEFGH0123\nzzzz9999\n-----END RSA PRIVATE KEY-----',
    secret: 'MIIEabcdEFGH0123\nzzzz9999',
  },
  {
    text: '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----',
    secret: 'b3BlbnNzaC1rZXktdjEAAAAA',
  },
];

/** So many texts with made-up secrets, of every kind and place, the same for the same seed. */
export function secretTexts(count: number, seed: number): readonly Bearing[] {
  const chance = makeChance(seed);
  const made: Bearing[] = [...SAID];
  while (made.length < count) {
    const which = made.length % 8;
    const [secret, places] =
      which < 4
        ? ([TOKENS[made.length % TOKENS.length]!(chance), TOKEN_PLACES] as const) // within its length
        : which < 7
          ? ([strong(chance), PASSWORD_PLACES] as const)
          : ([generated(chance), KEY_PLACES] as const);
    const text = chance.pick(places)(secret, chance);
    made.push({ text, secret: text.includes(secret) ? secret : secret.replace(/[#?%/]/g, '_') });
  }
  return made.slice(0, count);
}
