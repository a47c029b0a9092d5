import { stemmer as stemArabic } from '@orama/stemmers/arabic';
import { stemmer as stemArmenian } from '@orama/stemmers/armenian';
import { stemmer as stemBulgarian } from '@orama/stemmers/bulgarian';
import { stemmer as stemDanish } from '@orama/stemmers/danish';
import { stemmer as stemDutch } from '@orama/stemmers/dutch';
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFinnish } from '@orama/stemmers/finnish';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import { stemmer as stemGerman } from '@orama/stemmers/german';
import { stemmer as stemGreek } from '@orama/stemmers/greek';
import { stemmer as stemHungarian } from '@orama/stemmers/hungarian';
import { stemmer as stemHindi } from '@orama/stemmers/indian';
import { stemmer as stemIndonesian } from '@orama/stemmers/indonesian';
import { stemmer as stemIrish } from '@orama/stemmers/irish';
import { stemmer as stemItalian } from '@orama/stemmers/italian';
import { stemmer as stemLithuanian } from '@orama/stemmers/lithuanian';
import { stemmer as stemNepali } from '@orama/stemmers/nepali';
import { stemmer as stemNorwegian } from '@orama/stemmers/norwegian';
import { stemmer as stemPortuguese } from '@orama/stemmers/portuguese';
import { stemmer as stemRomanian } from '@orama/stemmers/romanian';
import { stemmer as stemRussian } from '@orama/stemmers/russian';
import { stemmer as stemSerbian } from '@orama/stemmers/serbian';
import { stemmer as stemSpanish } from '@orama/stemmers/spanish';
import { stemmer as stemSwedish } from '@orama/stemmers/swedish';
import { stemmer as stemTamil } from '@orama/stemmers/tamil';
import { stemmer as stemTurkish } from '@orama/stemmers/turkish';
import { stemmer as stemUkrainian } from '@orama/stemmers/ukrainian';
import { stemJapanese, stemKorean } from './endings.ts';

/** A script, and the languages written in it: the first is taken where nothing tells. */
type ScriptEntry = Readonly<{ name: string; script: RegExp; languages: readonly Language[] }>;

export type LanguageEntry = Readonly<{
  /** Of a word in small letters, with its diacritics. */
  stem(word: string): string;
  /** Letters that few other languages of the script have. */
  letters?: RegExp;
}>;

const keep = (word: string): string => word;

/** What is known of each language. */
export const LANGUAGES = {
  english: { stem: stemEnglish },
  german: { stem: stemGerman, letters: /[äöüß]/u },
  french: { stem: stemFrench, letters: /[àâçéèêëîïôûùœ]/u },
  spanish: { stem: stemSpanish, letters: /[áéíñóú]/u },
  italian: { stem: stemItalian, letters: /[àèéìòù]/u },
  portuguese: { stem: stemPortuguese, letters: /[ãáâàçéêíóôõú]/u },
  dutch: { stem: stemDutch },
  swedish: { stem: stemSwedish, letters: /[äåö]/u },
  norwegian: { stem: stemNorwegian, letters: /[æøå]/u },
  danish: { stem: stemDanish, letters: /[æøå]/u },
  finnish: { stem: stemFinnish, letters: /[äö]/u },
  hungarian: { stem: stemHungarian, letters: /[áéíóöőúüű]/u },
  romanian: { stem: stemRomanian, letters: /[ăâîșşțţ]/u },
  turkish: { stem: stemTurkish, letters: /[çğıöşü]/u },
  indonesian: { stem: stemIndonesian },
  lithuanian: { stem: stemLithuanian, letters: /[ąčęėįšųūž]/u },
  irish: { stem: stemIrish, letters: /[áéíóú]/u },
  russian: { stem: stemRussian, letters: /[ыэё]/u },
  ukrainian: { stem: stemUkrainian, letters: /[іїєґ]/u },
  bulgarian: { stem: stemBulgarian, letters: /ъ/u },
  serbian: { stem: stemSerbian, letters: /[ђјљњћџ]/u },
  hindi: { stem: stemHindi },
  nepali: { stem: stemNepali },
  greek: { stem: stemGreek },
  arabic: { stem: stemArabic },
  armenian: { stem: stemArmenian },
  tamil: { stem: stemTamil },
  chinese: { stem: stemJapanese },
  japanese: { stem: stemJapanese },
  korean: { stem: stemKorean },
  thai: { stem: keep },
} as const satisfies Readonly<Record<string, LanguageEntry>>;

export type Language = keyof typeof LANGUAGES;

/** All languages; the place of each is its bit in a set of languages. */
export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as Language[]; // the keys are the type

/** The scripts whose words are stemmed, with the languages that are told apart in each. */
export const SCRIPTS: readonly ScriptEntry[] = [
  { name: 'latin', script: /\p{Script=Latin}/u, languages: LANGUAGE_NAMES.slice(0, 17) },
  {
    name: 'cyrillic',
    script: /\p{Script=Cyrillic}/u,
    languages: ['russian', 'ukrainian', 'bulgarian', 'serbian'],
  },
  { name: 'devanagari', script: /\p{Script=Devanagari}/u, languages: ['hindi', 'nepali'] },
  { name: 'greek', script: /\p{Script=Greek}/u, languages: ['greek'] },
  { name: 'arabic', script: /\p{Script=Arabic}/u, languages: ['arabic'] },
  { name: 'armenian', script: /\p{Script=Armenian}/u, languages: ['armenian'] },
  { name: 'tamil', script: /\p{Script=Tamil}/u, languages: ['tamil'] },
  { name: 'hangul', script: /\p{Script=Hangul}/u, languages: ['korean'] },
  {
    name: 'han',
    script: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
    languages: ['chinese', 'japanese'],
  },
  { name: 'thai', script: /\p{Script=Thai}/u, languages: ['thai'] },
];
