/** A Japanese word that is written with Chinese characters and ends in kana, which carry its inflection. */
const JAPANESE_ENDING = /^(\p{Script=Han}+)\p{Script=Hiragana}+$/u;

/** Particles after Korean nouns and endings of verbs and adjectives, the longest first. Written for this program. */
const KOREAN_ENDINGS = [
  '에서는 으로는 에게서 이라는 이라고 했습니다 하였다 합니다 했어요 했는데 한테서 이에요 입니다 습니다 으면서 는데요 었어요 았어요 였어요',
  '에서 에게 한테 까지 부터 으로 이랑 이나 처럼 보다 마다 밖에 조차 라고 다고 하고 하는 해요 했다 하다 하면 하지 해서 이다 예요 네요 어요',
  '아요 었다 았다 였다 는데 니다 지만 면서 려고 거나 으면 는지 을까 던데 던 러 고 며',
  '은 는 이 가 을 를 에 의 도 로 와 과 만 랑 나 께 요 다 서 면 지 니 게 자 어 아 여',
].flatMap((line) => line.split(' '));

/** Hangul syllables lie in the order of their parts (The Unicode Standard, section 3.12). */
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
const VOWELS = 21;
/** The final consonants ㅆ of the past and ㄴ, ㄹ of what describes a noun. */
const PAST = 20;
/** Contracted vowels of a stem and -어: ㅕ of ㅣ, ㅘ of ㅗ, ㅝ of ㅜ, ㅙ of ㅚ. */
const CONTRACTED = new Map([
  [6, 20],
  [9, 8],
  [14, 13],
  [10, 11],
]);

/** A Japanese or Chinese word without the kana of its inflection. */
export function stemJapanese(word: string): string {
  return JAPANESE_ENDING.exec(word)?.[1] ?? word;
}

/** A Korean word without its particles and endings; at least one syllable is left. */
export function stemKorean(word: string): string {
  let stem = word;
  for (let ending = endingOf(stem); ending !== undefined; ending = endingOf(stem))
    stem = stem.slice(0, -ending.length);
  return openSyllable(stem);
}

function endingOf(word: string): string | undefined {
  return KOREAN_ENDINGS.find((ending) => word.length > ending.length && word.endsWith(ending));
}

/** The last syllable as it stands in the dictionary: without the past, and its vowel not contracted. */
function openSyllable(word: string): string {
  const code = word.charCodeAt(word.length - 1);
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return word;
  const place = code - FIRST_SYLLABLE;
  const final = place % FINALS;
  const vowel = Math.floor(place / FINALS) % VOWELS;
  const first = Math.floor(place / FINALS / VOWELS);
  if (final !== PAST && final !== 0) return word;
  const open = CONTRACTED.get(vowel) ?? vowel;
  return word.slice(0, -1) + String.fromCharCode(FIRST_SYLLABLE + (first * VOWELS + open) * FINALS);
}
