type Fact = Readonly<{
  category: string;
  key: string;
  value: string;
  source: string | null;
  confidence: number;
  /** Kept by an agent rather than by the person. */
  learned: boolean;
}>;

/** Facts as agents and the person keep them. */
export const FACTS: readonly Fact[] = [
  ['family', 'daughter', 'Anna, nine, plays the violin', 'Choosing a violin teacher for Anna', 0.97],
  [
    'family',
    'son',
    'Mark, six, gets car sick on winding roads',
    'Ten days in Georgia with two children',
    0.92,
  ],
  [
    'family',
    'allergies',
    'Anna cannot eat sesame; Marina cannot eat celery',
    'Sourdough that keeps collapsing',
    0.95,
  ],
  ['family', 'cat', 'Timofey, a grey tomcat', 'Переезд и договор аренды', 0.9],
  ['home', 'address', 'Third floor, no lift, in Riga since May', 'Moving to Riga with the piano', 0.88],
  ['home', 'piano tuner', 'Ilze, works on Thursdays only', 'Moving to Riga with the piano', 0.93],
  ['home', 'balcony', 'Faces north: ferns, mint and salad', 'Сад на северном балконе', 0.7],
  ['home', 'away', 'All of August', 'Сад на северном балконе', 0.82],
  ['health', 'knee', 'Left tendon irritated; stairs down hurt most', 'Physio for a stubborn knee', 0.86],
  ['health', 'physio', 'Dr Ozols, Thursdays at 8:40', 'Physio for a stubborn knee', 0.81],
  ['work', 'code review', 'Numbered points in one message, a suggestion for each', null, 0.78],
  ['work', 'commits', 'One whole sentence, never squashed', 'Why the build broke on Monday', 0.96],
  ['work', 'database', 'Plain SQL, no ORM', 'Which index does this query use', 0.98],
  ['work', 'deadline', 'Landing page: second Friday of June', 'Names for the new project', 0.74],
  ['work', 'tests', 'Wait for the thing, not for the clock', 'Why the build broke on Monday', 0.69],
  ['work', 'texts', 'Marta writes, two rounds, feedback in one message', 'Names for the new project', 0.83],
  [
    'tideline',
    'ranges',
    'Days are closed ranges: the last day belongs to them',
    'Tide table loses the last day of the month',
    0.91,
  ],
  ['tideline', 'accent', 'Petrol, and links stay underlined', 'Names for the new project', 0.64],
  ['tideline', 'offline', 'Works without a network; no account', 'Names for the new project', 0.94],
  ['travel', 'rooms', 'Only rooms that can be cancelled', 'Ten days in Georgia with two children', 0.89],
  ['travel', 'budget', '2,400 euros without flights', 'Ten days in Georgia with two children', 0.6],
  ['food', 'борщ', 'Без свинины, свёклу запекать целиком', 'Как готовить борщ без свинины', 0.87],
  [
    'food',
    'bread',
    '68 percent water, feed the starter twice a day',
    'Sourdough that keeps collapsing',
    0.72,
  ],
  ['language', 'немецкий', 'Экзамен B2, письмо — самое слабое', 'Подготовка к экзамену по немецкому', 0.8],
  ['language', 'answers', 'Коротко и без вступлений', 'Ошибка в отчёте за квартал', 0.95],
  ['finance', 'accountant', 'Quarter report by the 15th', 'Ошибка в отчёте за квартал', 0.85],
  ['finance', 'bank files', 'CAMT.053, not CSV', 'Сверка счетов с банком', 0.77],
  ['people', 'Janis', 'Owns the export suite; muted the flaky test', 'Flaky test in the payment suite', 0.58],
].map(([category, key, value, source, confidence], index) => ({
  category: String(category),
  key: String(key),
  value: String(value),
  source: source === null ? null : String(source),
  confidence: Number(confidence),
  learned: index % 4 !== 2,
}));

/** What some facts said before they were corrected, by category and key. */
export const EARLIER_VALUES: Readonly<Record<string, string>> = {
  'family/allergies': 'Anna cannot eat sesame',
  'health/knee': 'Left knee hurts',
  'home/address': 'Third floor, no lift',
  'tideline/accent': 'Dark green',
};

/** Things to do, by status; `dueInDays` counts from now. */
export const TASKS = [
  { description: 'Send the quarter report to the accountant', status: 'pending', dueInDays: 2 },
  { description: 'Ask the movers to name the total in the contract', status: 'in_progress', dueInDays: 1 },
  {
    description: 'Call Ilze about tuning the piano, three weeks after the move',
    status: 'pending',
    dueInDays: 18,
  },
  {
    description: 'Write down how many squats the knee managed each day',
    status: 'in_progress',
    dueInDays: null,
  },
  { description: 'Texts of the landing page, second round', status: 'pending', dueInDays: -1 },
  {
    description: 'Book the guesthouse in Sighnaghi, only if it can be cancelled',
    status: 'pending',
    dueInDays: 9,
  },
  { description: 'Поставить капельный полив до августа', status: 'pending', dueInDays: null },
  { description: 'Add a test for February to the tide table', status: 'completed', dueInDays: null },
  { description: 'Wait for the ledger, not for the clock', status: 'completed', dueInDays: null },
  { description: 'Order the humidifier', status: 'completed', dueInDays: null },
  { description: 'Find the German letter from the neighbour', status: 'failed', dueInDays: null },
] as const;

/** What the person prefers: the typed ones and some of their own. */
export const PREFERENCES = {
  codingStyle:
    'TypeScript, strict. Small functions with whole words for names; early returns; no default exports.',
  communicationTone: 'Short and direct',
  favoriteTools: ['SQLite', 'Vite', 'Vitest', 'ripgrep'],
  projectContext:
    'Tideline: a tide table for sailors that works without a network. Vera builds it, Marta writes the texts.',
  commits: 'One whole sentence, never squashed',
  database: 'Plain SQL, no ORM',
  answers: 'Три предложения, без вступлений',
  measurements: { length: 'metric', temperature: 'celsius' },
};
