import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { LANGUAGE_NAMES } from '../../../../electron/core/retrieval/languages.ts';
import { STOP_WORDS } from '../../../../electron/core/retrieval/stop-words.ts';
import { openTestCore } from '../../../support/core.ts';

/** Sentences with questions in other forms of their words, or in another order; others of the same topic stand around. */
const SAID: readonly (readonly [language: string, text: string, question: string])[] = [
  [
    'English',
    'My brothers were painting the old boathouses near the harbour.',
    'Which brother paints a boathouse?',
  ],
  ['English', 'The children bought three violins at the flea market.', 'Did a child buy a violin?'],
  ['Russian', 'Мы с сёстрами собирали вишню на даче у Фёдора.', 'Кто собирает вишни на дачах Федора?'],
  ['Russian', 'В субботу бабушка испекла пирожки с капустой.', 'Какие пирожок пекла бабушки в субботу?'],
  ['German', 'Im Frühjahr haben wir zwei alte Häuser am See gekauft.', 'Wer hat das alte Haus an den Seen?'],
  [
    'German',
    'Meine Großmutter züchtet seit Jahren weiße Kaninchen.',
    'Welches weisse Kaninchen haben die Großmütter?',
  ],
  [
    'French',
    'Nous avons mangé des huîtres avec les voisins de Camille.',
    'Est-ce que le voisin mange une huître ?',
  ],
  [
    'French',
    'Ma cousine répare des horloges anciennes à Genève.',
    'Quelle horloge ancienne réparait ta cousine ?',
  ],
  [
    'Spanish',
    'Ayer compramos unas bicicletas rojas para los niños.',
    '¿Qué bicicleta roja compraron para el niño?',
  ],
  [
    'Spanish',
    'Mi vecina enseña canciones antiguas en la escuela.',
    '¿Quién enseñó una canción en las escuelas?',
  ],
  [
    'Italian',
    'I miei fratelli hanno dipinto le barche dei pescatori.',
    'Quale barca del pescatore dipinge mio fratello?',
  ],
  [
    'Portuguese',
    'As minhas irmãs plantaram laranjeiras atrás da casa.',
    'Quem plantava uma laranjeira, a irmã?',
  ],
  [
    'Dutch',
    'Mijn ooms hebben de oude molens bij de rivier hersteld.',
    'Welke molen heeft mijn oom bij het water?',
  ],
  [
    'Swedish',
    'Mina systrar plockade blåbär i skogarna bakom huset.',
    'Vilken skog plockar min syster blåbären i?',
  ],
  ['Turkish', 'Kardeşlerim eski kitapları pazarda sattılar.', 'Hangi kitap pazarlarda, kardeşim ne yaptı?'],
  [
    'Ukrainian',
    'Мої сестри вирощують троянди біля старої криниці.',
    'Яка сестра і яка троянда біля криниць?',
  ],
  ['Greek', 'Τα αδέρφια μου επισκεύασαν τις βάρκες στο λιμάνι.', 'Ποια βάρκα είναι στα λιμάνια;'],
  ['Arabic', 'اشترى أخي الكتب القديمة من المدرسة المجاورة', 'ما هو كتاب مدرستي؟ الكتب في مدرسة'],
  ['Hindi', 'मेरे भाई ने पुरानी किताबों की दुकान खोली है।', 'किताब की दुकानें किस भाई की हैं?'],
  ['Chinese', '小明上周六在北京买了一台二手钢琴。', '谁买过二手的钢琴？'],
  ['Chinese', '奶奶每天早上去公园里打太极拳。', '在公园打太极拳的是谁？'],
  ['Japanese', '昨日、友達と港の近くで新しい寿司を食べました。', '港で寿司を食べるのは誰ですか？'],
  ['Japanese', '祖父は古い時計を三つ直した。', '時計を直しているのは誰？'],
  ['Korean', '어제 동생이 고양이에게 먹이를 주었어요.', '고양이는 누가 먹이를 주나요?'],
  ['Korean', '할머니께서 시장에서 감을 사셨어요.', '할머니가 시장에 가서 무엇을 샀어요?'],
  ['Thai', 'เมื่อวานน้องสาวซื้อจักรยานสีแดงที่ตลาด', 'ใครซื้อจักรยานที่ตลาด'],
];
const FILLER = [
  'We talked about the weather and the traffic for an hour.',
  'Мы долго говорили о погоде и о пробках.',
  'Wir haben lange über das Wetter und den Verkehr gesprochen.',
  'Nous avons parlé longtemps du temps et de la circulation.',
  'Hablamos mucho tiempo del clima y del tráfico.',
  'Abbiamo parlato a lungo del tempo e del traffico.',
  '我们聊了很久的天气和交通。',
  '天気と交通について長い間話しました。',
  '우리는 날씨와 교통에 대해 오래 이야기했어요.',
];

it('what was said in one of many languages is found by other forms of its words', async () => {
  const client = openTestCore().client();
  const ids: string[] = [];
  const { id: sessionId } = await client.sessions.create({ title: 'Everybody' });
  for (const [place, [, text]] of SAID.entries()) {
    const said = [FILLER[place % FILLER.length] ?? '', text, FILLER[(place + 4) % FILLER.length] ?? ''];
    const messages = said.map((each) => ({ role: 'user' as const, text: each }));
    ids.push((await client.messages.addMany({ sessionId, messages })).ids[1] ?? '');
  }
  const missed: string[] = [];
  for (const [place, [language, , task]] of SAID.entries()) {
    const { items } = await client.recall.run({ task, kinds: ['message'], limit: 3, threshold: 0 });
    if (items[0]?.id !== ids[place]) missed.push(`${language}: ${task} -> ${items[0]?.text ?? ''}`);
  }
  expect(missed).toEqual([]);
});

it('a question that mixes languages finds texts of each, and words without a language are read in those there are', async () => {
  const client = openTestCore().client();
  const add = async (content: string) => (await client.memories.add({ content })).id;
  const deploy = await add('The deployments of the billing server failed twice');
  const server = await add('Сервер оплаты упал после обновления сертификатов');
  const house = await add(
    'Wir haben im Herbst das Dach der Häuser am See nicht mehr repariert, und es regnet herein',
  );
  const first = async (task: string) =>
    (await client.recall.run({ task, limit: 1, threshold: 0 })).items[0]?.id;
  expect(await first('почему упал billing server после deployment')).toBe(deploy);
  expect(await first('какой сертификат у сервера, was it updated')).toBe(server);
  expect(await first('Haus Reparatur Dächer')).toBe(house);
  expect((await client.search.run({ text: 'Haus' })).items.map(({ id }) => id)).toEqual([house]);
  expect((await client.search.run({ text: '"das Dach"' })).items.map(({ id }) => id)).toEqual([house]);
});

it('any word is read in every language, and none throws', () => {
  const analyser = createAnalyser(() => LANGUAGE_NAMES);
  const letters = [...new Set(LANGUAGE_NAMES.flatMap((language) => STOP_WORDS[language].split('')))].filter(
    (letter) => letter.trim() !== '',
  );
  const words = fc.array(
    fc.oneof(
      ...LANGUAGE_NAMES.map((language) => fc.constantFrom(...STOP_WORDS[language].split(/\s+/u))),
      fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 }),
      fc.string({
        unit: fc.constantFrom(...'бвгджзклмнпрстфхцчшщъьйіїєґђјљњћџ'.split('')),
        minLength: 1,
        maxLength: 6,
      }),
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(words, (some) => {
      const text = some.join(' ');
      for (const { terms, others } of analyser.asked(text))
        for (const term of [...terms, ...others]) expect(term).not.toBe('');
      expect(
        analyser
          .tokens(text)
          .flatMap(({ terms }) => terms)
          .join(' '),
      ).toBe(analyser.searchText(text));
    }),
    { numRuns: 300 },
  );
});
