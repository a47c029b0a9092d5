import { type Chance, makeChance } from './secret-texts.ts';

const HEX = '0123456789abcdef';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NAMES = [
  'user',
  'session',
  'request',
  'config',
  'buffer',
  'cursor',
  'record',
  'window',
  'agent',
  'memory',
];
const FILES = [
  'src/auth.ts',
  'docs/tokens.md',
  'lib/password-field.tsx',
  'test/keys.spec.ts',
  'build/sign.mjs',
];

const hex = (chance: Chance, length: number): string => chance.text(HEX, length);
const uuid = (chance: Chance): string => [8, 4, 4, 4, 12].map((length) => hex(chance, length)).join('-');
const name = (chance: Chance): string => chance.pick(NAMES);

/** Lines that are made anew each time: what stands for something, and is no secret. */
const MADE: readonly ((chance: Chance) => string)[] = [
  (chance) => `commit ${hex(chance, 40)}`,
  (chance) =>
    `${hex(chance, 8)} ${chance.pick(['Fix', 'Move', 'Rename'])} the ${name(chance)} of ${chance.pick(FILES)}`,
  (chance) => `sha256:${hex(chance, 64)}`,
  (chance) => `"integrity": "sha512-${chance.text(BASE64, 86)}=="`,
  (chance) => `  "id": "${uuid(chance)}",`,
  (chance) => `${name(chance)}Id=${uuid(chance)}`,
  (chance) => `![chart](data:image/png;base64,${chance.text(BASE64, 120)}=)`,
  (chance) => `<img src="data:image/jpeg;base64,${chance.text(BASE64, 400)}">`,
  (chance) => `index ${hex(chance, 7)}..${hex(chance, 7)} 100644`,
  (chance) => `diff --git a/${chance.pick(FILES)} b/${chance.pick(FILES)}`,
  (chance) => `const ${name(chance)}Token = await read${name(chance)}(${chance.below(90)});`,
  (chance) => `  password: string; // of ${name(chance)} ${chance.below(100)}`,
  (chance) =>
    `if (${name(chance)}.password !== ${name(chance)}.passwordRepeat) throw new Error('E${chance.below(900)}');`,
  (chance) => `at ${name(chance)} (${chance.pick(FILES)}:${chance.below(900)}:${chance.below(80)})`,
  (chance) =>
    `[${chance.below(24)}:${chance.below(60)}] GET /${name(chance)}/${uuid(chance)} 200 ${chance.below(900)}ms`,
  (chance) => `max_tokens: ${chance.below(100_000)}, tokens used: ${chance.below(100_000)}`,
  (chance) => `The ${name(chance)} took ${chance.below(900)} tokens, ${chance.below(90)} % of the budget.`,
  (chance) => `etag: W/"${hex(chance, 16)}"`,
  (chance) =>
    `Added ${name(chance)} v${chance.below(9)}.${chance.below(30)}.${chance.below(30)} (${hex(chance, 7)})`,
  (chance) =>
    `${chance.below(255)}.${chance.below(255)}.0.1:${chance.below(65_000)} -> ${name(chance)}.example.org`,
  (chance) => `Version ${chance.below(20)} от ${chance.below(28) + 1} марта, сборка ${hex(chance, 10)}`,
  (chance) => `https://example.org/${name(chance)}/${hex(chance, 24)}?page=${chance.below(90)}`,
  (chance) => `{"${name(chance)}":"${chance.text(BASE64, 24)}","size":${chance.below(9000)}}`,
  (chance) => `  ${name(chance)}_key: ${name(chance)}_${name(chance)}_${chance.below(99)}`,
  (chance) => `PRIMARY KEY (${name(chance)}_id, ${name(chance)}_key${chance.below(9)})`,
  (chance) =>
    `.sk-${name(chance)}-container-with-many-${name(chance)}-parts { width: ${chance.below(90)}px }`,
  (chance) => `export PATH=/opt/${name(chance)}/bin:$PATH # ${chance.below(90)}`,
  (chance) => `expect(token).toHaveLength(${chance.below(90)});`,
];

/** Lines that speak of passwords, keys and tokens without telling any. */
const WRITTEN: readonly string[] = `The password field is empty
Change the password every month
Please enter your password: it must have eight characters
Password: required
password: string
password = getpass.getpass()
password: process.env.DB_PASSWORD
password = os.environ["DB_PASSWORD"]
DB_PASSWORD=\${DB_PASSWORD}
DB_PASSWORD=changeme
PASSWORD=<your password>
"password": "********"
"password": "Password",
password: 'Enter your password',
label: "Password", type: "password"
api_key=YOUR_API_KEY
api_key = config.get("api_key")
apiKey: undefined,
const apiKey = useApiKey();
token: \${{ secrets.GITHUB_TOKEN }}
Authorization: Bearer <token>
Authorization: Bearer $TOKEN
headers: { Authorization: \`Bearer \${token}\` }
The token is expired.
The token is invalid, ask for a new one
The API key is not needed
The access token is stored in the keychain
This token is opaque to clients
What is the password policy of the company?
Is the password wrong?
I forgot my password again
Their password manager is good
How do I reset a password in the app?
password reset, password strength, password rotation
Passwords are hashed with argon2id and a salt
The secret is to water them every morning
Secret santa: bring a present
The key is to begin early
The key: patience
Primary key: id
keyboard shortcut: ctrl-k
Press the key 4 times
see https://example.org/a:b
mailto:ada@example.org
git clone git@github.com:example/project.git
ssh://git@example.org:22/project.git
http://localhost:8080/login?next=/home
postgres://localhost:5432/main
postgres://user:password@localhost:5432/main
mongodb://<user>:<password>@host/db
sk-ip this one
The risk-adjusted return was better
task-list-of-the-week-2026-with-many-parts
desk_lamp_with_a_long_cable_number_4
-----BEGIN CERTIFICATE-----
-----BEGIN PUBLIC KEY-----
ssh-ed25519 is a kind of key
token count: 4096
Tokens: 12,345 in, 678 out
next_page_token: null
csrf_token()
def test_token_is_refreshed(client):
type Token = Readonly<{ start: number; end: number }>;
const tokens = analyser.tokens(text);
interface Credentials { user: string; password: string }
secrets: inherit
secret: true
kind: Secret
Пароль надо сменить
Пароль хранится в связке ключей
Пароль: не менее восьми символов
Введите пароль
Я забыл пароль от почты
Пароль неверный
Пароль сменили вчера, новый у Ани
Ключ от квартиры под ковриком
Ключевая мысль: начинать вовремя
Токен истёк, нужен новый
Токенов ушло 12 тысяч
Секрет прост: поливать по утрам
Секретный ингредиент: корица
Пин-код спрашивают при оплате
Фраза дня: тише едешь, дальше будешь
The pin is made of steel
Pin: the blue one
pinned: true
opinion: it depends
spinner: dots12
The shipping address is 12 High Street, London
Meet at 10:30, room 4821
call +44 20 7946 0958 after 18:00
Lorem ipsum dolor sit amet, consectetur adipiscing elit
The quick brown fox jumps over the lazy dog
fixes #4821, closes #17
2026-11-20T09:41:00.000Z INFO started in 312 ms
Content-Type: application/json; charset=utf-8
Set-Cookie: theme=dark; Path=/
user-agent: Mozilla/5.0 (X11; Linux x86_64)`.split('\n');

/** So many lines without a secret: code, hashes, logs, pictures, prose in English and Russian; the same for the same seed. */
export function benignLines(count: number, seed: number): readonly string[] {
  const chance = makeChance(seed);
  return Array.from(
    { length: count },
    (_, place) => (place % 3 === 0 ? WRITTEN[(place / 3) % WRITTEN.length]! : chance.pick(MADE)(chance)), // within its length
  );
}
