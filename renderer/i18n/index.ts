import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { english } from './en/index.ts';
import { type Told, translateTold } from './told.ts';

type Catalogue = typeof english;
export type MessageKey = keyof Catalogue;
type MessageValue = string | number;

/** A name cut out of a message; what stands in a plural branch is words, not a name. */
type Name<S extends string> = S extends `${string} ${string}` | `#${string}` | '' ? never : S;
type FirstName<S extends string> = S extends `${infer Inner}}${string}`
  ? Name<Inner extends `${infer Head},${string}` ? Head : Inner>
  : never;
/** The names a message asks values for: `{count, plural, one {# chat} other {# chats}} of {total}` → count, total. */
type NamesIn<S extends string> = S extends `${string}{${infer Rest}`
  ? FirstName<Rest> | NamesIn<Rest>
  : never;

type Values<K extends MessageKey> = [NamesIn<Catalogue[K]>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<Catalogue[K]>, MessageValue>>];

/** The messages that stand for themselves, without values. */
export type PlainKey = { [K in MessageKey]: Values<K> extends [] ? K : never }[MessageKey];

const i18n = setupI18n({ locale: 'en', messages: { en: english } });
i18n.setMessagesCompiler(compileMessage);

/** Before the sentences of the core, to keep them apart from the keys of the window's own texts. */
const TOLD = 'told: ';

/** The languages the interface speaks. */
export type Language = 'en' | 'ru';

/** Reads the texts of a language, unless they are here. Those that are not asked for stay where they are. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language !== 'ru') return;
  const { russian, toldInRussian } = await import('./ru/index.ts');
  const told = Object.entries(toldInRussian).map(([sentence, text]) => [TOLD + sentence, text] as const);
  i18n.load('ru', { ...russian, ...Object.fromEntries(told) });
}

/** Shows every text in a language from now on; its texts are to be loaded. */
export function activateLanguage(language: Language): void {
  i18n.activate(language);
}

/** The language that texts are shown in. */
export function currentLanguage(): Language {
  return i18n.locale === 'ru' ? 'ru' : 'en';
}

/** Calls back whenever another language is shown. Gives back the function that ends it. */
export function onLanguage(listener: () => void): () => void {
  return i18n.on('change', listener);
}

/** The text of a key in the person's language, with the values it asks for put in. */
export function t<K extends MessageKey>(key: K, ...values: Values<K>): string {
  return i18n._(key, values[0]);
}

/** What the core tells in English – an error, a problem of a file – in the person's language. */
export function tell(message: string): string {
  return i18n.locale === 'en' ? message : translateTold(message, toldNow());
}

function toldNow(): Told {
  const sentences = Object.entries(i18n.messages).flatMap(([key, text]) =>
    key.startsWith(TOLD) && typeof text === 'string' ? [[key.slice(TOLD.length), text] as const] : [],
  );
  return Object.fromEntries(sentences);
}

/** The text of a name made at run time, such as `did.` and an operation, with its values; else the fallback. */
export function translateName(
  name: string,
  fallback: string,
  values?: Readonly<Record<string, string | number>>,
): string {
  return Object.hasOwn(english, name) ? i18n._(name, values) : fallback;
}

/** How numbers and dates are written in each language; English as it is written outside America, day first. */
const CONVENTIONS: Readonly<Record<string, string>> = { en: 'en-GB' };

/** The conventions that dates and numbers are written by, as Intl names them. */
export function currentLocale(): string {
  return CONVENTIONS[i18n.locale] ?? i18n.locale;
}
