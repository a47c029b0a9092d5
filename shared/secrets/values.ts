/** What stands after “password:” and is none: types, states, what forms and texts say of it. */
const ORDINARY: ReadonlySet<string> = new Set(
  `string str text number int integer bool boolean object null none nil undefined true false void any unknown char varchar
  bytes hidden optional required invalid valid wrong incorrect correct missing empty expired reset changed change changes
  updated stored saved set unset needed given sent used unused encrypted hashed protected secret secure insecure weak strong
  password passwords passwd passphrase token tokens key keys login username user admin email name value values input field
  label placeholder type default example test sample demo dummy fake changeme change-me password-here yes no not never always
  only also here there this that these those what which when where with without from into the your their mine ours same
  different unique random generated temporary permanent disabled enabled active inactive revoked available unavailable
  redacted masked omitted removed deleted filtered confidential private public internal external self same-as-above
  authentication authorization auth oauth oauth2 basic bearer digest pass session cookie header query body path file env
  environment config settings manager keychain vault prompt policy strength length rotation recovery leaked compromised
  limit count budget usage size window stream ring pair store lookup error errors problem todo tbd n/a na ok okay unclear
  not-set not-needed stdin interactive ask asked later soon tomorrow today fine good bad great short long simple complex
  read write readonly read-only admin-only mandatory case-sensitive plain plaintext plain-text cleartext utf8 utf-8 ascii
  хранится нужен нужно нужна надо не нет да это этот тот такой который будет был была было есть задан задано указан указано
  пустой пусто неверный верный неверно верно изменён изменен сменить сменили сменён обязательно обязателен необязательно
  скрыт скрыто истёк истек устарел введите пароль ключ токен логин строка число текст потом позже завтра сегодня
  прежний тот-же новый старый надёжный слабый случайный временный`.split(/\s+/),
);

/** Names of algorithms and forms, which have letters and digits as a secret has. */
const ALGORITHM =
  /^(?:sha-?\d+|md5|aes-?\d+(?:-\w+)*|base\d+\w*(?:-\w+)*|utf-?\d+|argon2\w*|bcrypt|scrypt|pbkdf2\w*|oauth-?2(?:\.\d)?|http\/?\d.*|hs\d{3}|rs\d{3}|es\d{3}|ed25519|ipv[46]|v\d[\w.]*|x509|ntlmv?\d?|s3|ec2|e2e|k8s|web3|i18n|\d+-?(?:st|nd|rd|th|ms|kb|mb|gb|px|s|m|h|d|bit|bits|bytes?|chars?|characters|tokens?|days?|hours?|minutes?|seconds?))$/i;

/** What stands for something that is filled in, or comes from somewhere else. */
const PLACEHOLDER =
  /^(?:[*•●xX.…_-]+|[<[{(].*|\$[{(].*|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%?|#\{.*|@[A-Za-z_.]+|#[\w-]+|&[a-z]+;|\\[nrt].*)$/;
const GAP =
  /your|example|placeholder|changeme|replace|insert|redacted|hidden|secret here|[*•●]{3}|x{5}|<[\w -]{1,40}>/i;

/** Code that gives a value, and is none. */
const CODE =
  /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*(?:\?|!)?[([{`]|^[\w$.]*\?\.|^(?:await|new|self|this|process|config|settings|os|env|req|request|user|data|args|options|props|ctx|context|params|form|body|app|credentials|secrets|vars|import|require|std|System|Deno|Bun)(?:[.:[(]|\?\.)|=>|::|^[!&|?]+[A-Za-z_.(]+$|\)$|^\d+(?:\.\d+)+$|^\d{4}-\d\d-\d\d|^[~.]{0,2}\/|^https?:\/\/|^[A-Za-z]:\\/;
const DOTTED_NAME = /^[A-Za-z_$][A-Za-z_$]*(?:\.[A-Za-z_$]+)+$/;

/**
 * How a value is given: in quotes, as an environment file has it, at the end of a sentence (on somebody's own), with words
 * after it, or with nothing that says it is one.
 */
export type Manner = 'quoted' | 'setting' | 'prose' | 'own' | 'followed' | 'bare';

/**
 * Whether what a password, key or token is said to be is one, and not a type, a state, a variable or a gap to fill in.
 * @param generic whether it was called key, token or secret only, which numbers and plain words often are
 */
export function isSecretValue(value: string, manner: Manner, generic: boolean): boolean {
  const chancy = generic || manner === 'bare' || manner === 'followed';
  const least = generic ? 8 : chancy ? 6 : 4;
  const isNumber = /^\d+$/.test(value);
  if (value.length < (isNumber ? 4 : least)) return false;
  const isMixed = (): boolean => /\d/.test(value) && /\p{L}/u.test(value);
  if (chancy && !isMixed() && (generic || manner === 'bare' || !isNumber)) return false;
  if (ORDINARY.has(value.toLowerCase()) || ORDINARY.has(value.slice(0, value.indexOf('=')))) return false;
  if (/^(.)\1+$/.test(value)) return false;
  if (isNumber) return true;
  if (PLACEHOLDER.test(value) || ALGORITHM.test(value)) return false;
  if (
    manner === 'quoted'
      ? /^https?:\/\/|^[~.]{0,2}\//.test(value)
      : CODE.test(value) || DOTTED_NAME.test(value)
  )
    return false;
  if (GAP.test(value)) return false;
  if (generic || manner === 'bare') return !isName(value);
  if (manner === 'followed') return true;
  if (manner !== 'prose') return true;
  return isMixed() || /[^\p{L}\d_.'’#-]/u.test(value) || /\p{L}-\p{L}/u.test(value);
}

/** Names such as `user_token_v2`, `step-3-of-4` or `tokenCount1` are made of words; what is made by chance is not. */
function isName(value: string): boolean {
  return /^[A-Za-z]+(?:[_.-][A-Za-z]+)*[_.-]?\d{0,2}$|^(?:[A-Za-z]+|\d{1,4})(?:[_.-](?:[A-Za-z]{2,}|\d{1,4}))+$/.test(
    value,
  );
}
