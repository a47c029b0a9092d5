import type { SampleSession } from './story.ts';

/** What Quill writes with Lena, the newest first. */
export const WRITING_SESSIONS: readonly SampleSession[] = [
  {
    slug: 'birthday-speech',
    title: 'A speech for my mother’s seventieth',
    agent: 'Quill',
    hoursAgo: 2,
    topics: ['family', 'speech'],
    importance: 0.7,
    turns: [
      {
        you: 'My mother Ruta turns 70 on Saturday. Three minutes, in front of thirty people, half of them colleagues from the lighthouse service. Not sentimental.',
      },
      { agent: 'Three minutes are 350 words. Which one thing should they remember about her?' },
      {
        you: 'That she never let a light go out. In 1983 she walked eleven kilometres through snow to restart the lamp at Akmeņrags.',
      },
      {
        otherwise: [
          { agent: 'Dear guests! What is a lighthouse? A lighthouse is, first of all, a promise…' },
          { you: 'No. That is what everybody says about lighthouses.' },
        ],
      },
      {
        agent:
          '“In January 1983 the lamp at Akmeņrags went out, and the road was closed. My mother looked at the snow, put a thermos and two fuses into a bag, and said she would be back for supper. She was, on the next day.”\n\nBegin in the middle like this, and the room is quiet.',
      },
      { you: 'Yes! And at the end something for the grandchildren.' },
      {
        agent:
          '“Elza asked her last week whether she had been afraid. She said: of course. Then she asked whether anybody wanted more soup.” Then lift your glass.',
      },
      { you: 'She will pretend to be cross. Perfect. 340 words?' },
      {
        agent:
          '338, and I read it at 2 minutes 50. The text for printing is in large letters with pauses marked.',
      },
    ],
  },
  {
    slug: 'neighbours-letter',
    title: 'Письмо соседям о ремонте',
    agent: 'Quill',
    hoursAgo: 53,
    topics: ['дом', 'соседи'],
    importance: 0.4,
    turns: [
      {
        you: 'Мы две недели будем менять трубы на кухне. Нужно письмо соседям по подъезду: вежливо, коротко, без канцелярита.',
      },
      { agent: 'Какие дни, какие часы, и будет ли отключена вода?' },
      {
        you: 'С понедельника, две недели, по будням с 9 до 17. Воду отключим один раз, во вторник с 10 до 13.',
      },
      {
        agent:
          '«Дорогие соседи! С понедельника мы две недели меняем трубы на кухне. Шумно будет по будням с 9 до 17, по вечерам и в выходные — тишина. Во вторник с 10 до 13 не будет воды: пожалуйста, наберите заранее. Если вам нужна тишина в какой-то день, позвоните, и мы передвинем работы. Лена и Томс, квартира 14».',
      },
      { you: 'Хорошо. У Веры Павловны с третьего этажа маленький внук, он спит днём.' },
      { agent: 'Тогда добавлю от руки на её экземпляре: «С 13 до 15 шумных работ не будет».' },
      { you: 'Отлично. Запомни: с соседями пишем по-русски и по-латышски, оба текста на одном листе.' },
      { agent: 'Запомнил. Латышский текст — слева, русский — справа, телефон внизу один.' },
    ],
  },
  {
    slug: 'talk-abstract',
    title: 'Abstract for the talk in Tallinn',
    agent: 'Quill',
    hoursAgo: 102,
    topics: ['talk', 'quayside'],
    importance: 0.65,
    turns: [
      {
        you: 'I want to give a talk in Tallinn: “Time is a place”. About the night fare and all the other bugs of time zones we had. The abstract has 150 words, due Monday.',
      },
      {
        agent:
          'Begin with the one case everybody understands, then promise three rules they can use on the next day. Which three are yours?',
      },
      {
        you: 'Keep the zone with the time. Test the nights when clocks change. Ask whose clock it is before you ask what time it is.',
      },
      {
        agent:
          '“A ferry leaves Ventspils at 22:30. Is that night? Our software said no, for years, because it asked the wrong clock. This talk is about five bugs like that and the three rules that ended them: keep the zone with the time; test the nights when the clocks change; ask whose clock it is before you ask what time it is. No slides with calendars from ancient Rome. You leave with a checklist of one page.”',
      },
      { you: 'I laughed at Rome. Keep it. Is it under 150?' },
      { agent: '92 words. You have room for one sentence about you.' },
      { you: '“Lena Ozola builds booking systems for ferries and has apologised to 214 passengers.”' },
      { agent: 'That is the best sentence of it. 105 words together.' },
    ],
  },
  {
    slug: 'choir-programme',
    title: 'Programme of the choir concert',
    agent: 'Quill',
    hoursAgo: 148,
    topics: ['choir'],
    importance: 0.35,
    turns: [
      {
        you: 'The choir sings on Sunday in two weeks in St John’s. I have to write the programme: one folded sheet, seven pieces. Please help with the order of the texts.',
      },
      {
        agent:
          'A line for each piece is enough: composer, year, one reason to listen. People read it in poor light, so 12 point at least.',
      },
      { you: 'The Pärt is hard to explain in one line.' },
      { agent: '“Two voices, one that walks and one that stays: listen to the space between them.”' },
      { you: 'Beautiful. The sponsors want their logos in front.' },
      {
        agent:
          'On the back, in one row of equal height. In front stands only the name, the date and the church.',
      },
      { you: 'I will tell them it is a matter of light.' },
      { agent: 'Which it is. The printer needs the file by Wednesday.' },
    ],
  },
  {
    slug: 'feedback-karlis',
    title: 'Feedback for Kārlis',
    agent: 'Quill',
    hoursAgo: 267,
    topics: ['work', 'people'],
    importance: 0.6,
    turns: [
      {
        you: 'I have to write half a page of feedback for Kārlis. He is very good, and he never tells anyone what he is doing until it is finished.',
      },
      {
        agent:
          'Say what it costs, with one example, and what you would like to see instead. Which week comes to mind?',
      },
      {
        you: 'Last month he rewrote the refunds for eight days. Inga had promised the desk the old screens for another month.',
      },
      {
        agent:
          '“Your refunds are the best code we have. Last month eight days of it were a surprise to Inga, who had promised the old screens. Two lines on the first day would have been enough. I would like to see those two lines next time, also when the work is not ready to be shown.”',
      },
      { you: 'Fair and short. He will take that well.' },
      { agent: 'Give it to him before the meeting and not in it; then he has an answer.' },
    ],
  },
  {
    slug: 'playground-grant',
    title: 'Application for the playground',
    agent: 'Quill',
    hoursAgo: 437,
    topics: ['neighbourhood', 'grant'],
    importance: 0.45,
    turns: [
      {
        you: 'Our yard applies for 4,000 euros from the city for a playground. The form asks for “expected impact”. I hate that question.',
      },
      {
        agent:
          'Answer it with numbers you can stand by: how many children live in the yard, how far the next playground is.',
      },
      { you: '31 children in four houses. The next one is 700 metres away, across Brīvības iela.' },
      {
        agent:
          '“31 children live around this yard. The nearest playground is 700 metres away, on the other side of a street with six lanes. From next year on none of them has to cross it to play.”',
      },
      { you: 'That will do it. And the part about upkeep?' },
      {
        agent:
          'Name a person and a day: “Checked on the first Saturday of each month by the residents; responsible: Toms Ozols.” Cities believe names.',
      },
      { you: 'He does not know yet. I will tell him gently.' },
    ],
  },
];
