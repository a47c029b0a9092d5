/** Patterns of English and Russian that tell what kinds of thing a text holds. */
const TIME =
  /\b(yesterday|today|tomorrow|tonight|last|ago|next|since|weekend|weeks?|months?|years?|days?|recently|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|(19|20)\d\d|\d+(st|nd|rd|th))\b|(?<!\p{L})(вчера|сегодня|завтра|позавчера|послезавтра|назад|недел\p{L}*|месяц\p{L}*|год\p{L}*|лет|день|дня|дней|недавно|понедельник\p{L}*|вторник\p{L}*|сред[уы]|четверг\p{L}*|пятниц\p{L}*|суббот\p{L}*|воскресень\p{L}*|январ\p{L}*|феврал\p{L}*|марта?|апрел\p{L}*|ма[йя]|июн\p{L}*|июл\p{L}*|август\p{L}*|сентябр\p{L}*|октябр\p{L}*|ноябр\p{L}*|декабр\p{L}*)(?!\p{L})|昨天|今天|明天|前天|后天|上周|上个?月|去年|今年|明年|星期|周末|小时前|天前|年前|[0-9一二三四五六七八九十]+[年月日号]|昨日|今日|先週|先月|어제|오늘|지난/iu;
const NUMBER =
  /\p{N}|\b(one|two|three|four|five|six|seven|eight|nine|ten|once|twice|couple|several|dozen|hundred|thousand)\b|(?<!\p{L})(один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|дважды|несколько|сто|тысяч\p{L}*)(?!\p{L})|[一二两三四五六七八九十百千万]/iu;
const NAME = /(?<=[\p{L}\p{N},;:'’"»)-]\s)(?!I\b|I')\p{Lu}[\p{L}\p{M}]+/gu;
const PLACE =
  /\b(in|at|to|from|near|around|visit(?:ed|ing)?) (?:the )?\p{Lu}|(?<!\p{L})(в|во|на|из|под|около) \p{Lu}|(?:在|去|到|从|来自)\p{Script=Han}{2,}/u;
const REASON =
  /\b(because|since|so that|due to|thanks to|reasons?|that's why|wanted to|it helps|inspired|'cause|cuz|makes me|made me)\b|(?<!\p{L})(потому|поэтому|так как|чтобы|из-за|благодаря|ради)(?!\p{L})|因为|由于|所以|为了|から|ので|때문/iu;
const FEELING =
  /\b(feel|feels|feeling|felt|happy|sad|proud|excited|nervous|scared|afraid|grateful|thankful|love|loved|hate|upset|angry|amazing|awesome|anxious|relieved|stressed|overwhelmed|thrilled|inspiring)\b|(?<!\p{L})(рад\p{L}{0,2}|счастлив\p{L}*|груст\p{L}*|бо(юсь|ялся|ялась)|люблю|ненавижу|волну\p{L}*|горжусь|чувству\p{L}*|обидно)(?!\p{L})|高兴|开心|难过|伤心|害怕|紧张|喜欢|骄傲|激动|嬉し|悲し|기쁘|슬프/iu;
const QUOTED = /["“«][^"”»]{2,80}["”»]|[《「『][^》」』]{1,80}[》」』]/u;
const FIRST_PERSON =
  /\b(i|i'm|i've|i'd|i'll|my|me|we|our|us|myself)\b|(?<!\p{L})(я|мне|меня|мой|моя|мое|моё|мои|мною|мы|нам|нас|наш\p{L}*)(?!\p{L})|我|私|僕|나는|내가/giu;
const SECOND_PERSON =
  /\b(you|your|you're|you've)\b|(?<!\p{L})(ты|тебе|тебя|тво\p{L}*|вы|вам|вас|ваш\p{L}*)(?!\p{L})|你|您|あなた/iu;
const COMMA = /[,،、，;]/gu;
const PICTURE =
  /(shared|a photo of|a picture of|an image of|a photography of)\b|(?<!\p{L})(фото|картинка|снимок)(?!\p{L})/iu;

/** What a text can be seen to hold. */
export const FACTS = {
  time: (text: string): boolean => TIME.test(text),
  number: (text: string): boolean => NUMBER.test(text),
  place: (text: string): boolean => PLACE.test(text),
  reason: (text: string): boolean => REASON.test(text),
  feeling: (text: string): boolean => FEELING.test(text),
  quoted: (text: string): boolean => QUOTED.test(text),
  secondPerson: (text: string): boolean => SECOND_PERSON.test(text),
  picture: (text: string): boolean => PICTURE.test(text),
  names: (text: string, most: number): number => count(text, NAME, most),
  firstPerson: (text: string, most: number): number => count(text, FIRST_PERSON, most),
  commas: (text: string, most: number): number => count(text, COMMA, most),
} as const;

/** How often a pattern matches, at most so often. */
function count(text: string, pattern: RegExp, most: number): number {
  let found = 0;
  pattern.lastIndex = 0;
  while (found < most && pattern.test(text)) found += 1;
  return found;
}
