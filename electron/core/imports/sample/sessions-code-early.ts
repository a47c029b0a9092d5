import type { SampleSession } from './story.ts';

const project = '/home/lena/work/quayside';

/** The first weeks of Pilot on the booking service, the newest first. */
export const EARLY_CODE_SESSIONS: readonly SampleSession[] = [
  {
    slug: 'seat-map-keys',
    title: 'The seat map cannot be used by keyboard',
    agent: 'Pilot',
    hoursAgo: 219,
    topics: ['quayside', 'accessibility'],
    importance: 0.65,
    project,
    turns: [
      {
        you: 'A passenger wrote that she cannot choose a seat with her screen reader. It is all divs. How do we do this properly?',
      },
      {
        agent:
          'As a grid: one tab stop, arrow keys move, Space chooses. Each seat says its number, its kind and whether it is free:\n\n```tsx\n<button\n  role="gridcell"\n  tabIndex={seat.id === focused ? 0 : -1}\n  aria-pressed={seat.id === chosen}\n  aria-disabled={seat.taken}\n>\n  {seat.number}\n</button>\n```',
      },
      { you: 'Why aria-disabled and not disabled?' },
      {
        agent:
          'A disabled button cannot be reached, so she would not know that seat 14 exists and is taken. With `aria-disabled` she hears it and moves on.',
      },
      { you: 'And colour? Free is green, taken is red.' },
      {
        agent:
          'Taken seats get a cross as well, so that it does not depend on colour. Contrast of the numbers is 5.2 now, it was 2.9.',
      },
      { you: 'Please write to her when it is out. I think she deserves to hear it first.' },
      { agent: 'I made a task of it and put the text of the answer into the ticket.' },
    ],
  },
  {
    slug: 'rate-limit',
    title: 'A limit for the timetable API',
    agent: 'Pilot',
    hoursAgo: 290,
    topics: ['quayside', 'api'],
    importance: 0.5,
    project,
    turns: [
      {
        you: 'One travel site asks for the timetable 90 times a second. I do not want to lock them out, only slow them down.',
      },
      {
        agent:
          'A token bucket for each key: 10 requests a second, bursts of 50. Above that `429` with `Retry-After`, which their client respects.',
      },
      { you: 'Where does the bucket live? We have two servers.' },
      {
        thinking:
          'Two servers: halving the limit per server is enough at this scale. Redis would be one more thing to run.',
        agent:
          'In memory, half of the limit on each server. It is not exact, but it needs no Redis, and being off by a few requests hurts nobody.',
      },
      { you: 'I like that. Simple first.' },
      {
        tool: 'Write',
        input: {
          file_path: 'src/http/token-bucket.ts',
          content: 'export class TokenBucket { /* 31 lines */ }',
        },
        result: 'File created successfully at: src/http/token-bucket.ts',
      },
      { agent: '31 lines with tests; the clock is passed in, so no test waits.' },
      { you: 'Tell the travel site before we switch it on.' },
    ],
  },
  {
    slug: 'commit-messages',
    title: 'How we write commit messages',
    agent: 'Pilot',
    hoursAgo: 341,
    topics: ['habits'],
    importance: 0.6,
    turns: [
      { you: 'Your last commit said “fix stuff”. We do not do that here.' },
      { agent: 'You are right. How should they read?' },
      {
        you: 'One whole sentence in the imperative that says what changes for the reader. The reason in the body, if there is one. Never squash: each commit stands on its own.',
      },
      {
        agent:
          'So instead of “fix stuff”: “Round invoices by line, not by sum”. And the body says which rule of accounting asks for it.',
      },
      { you: 'Exactly. And no emoji.' },
      { agent: 'Understood. I keep to it in every repository of yours.' },
    ],
  },
  {
    slug: 'invoice-rounding',
    title: 'Invoices are one cent off',
    agent: 'Pilot',
    hoursAgo: 388,
    topics: ['quayside', 'invoices'],
    importance: 0.7,
    summary: 'VAT is rounded for each line, as accounting asks. Amounts are whole cents everywhere.',
    project,
    turns: [
      {
        you: 'Accounting found three invoices that are a cent off. Here is one: 3 seats at 12.99 and a bicycle at 7.50, VAT 21 %.',
      },
      {
        thinking:
          'Per line: 38.97 * 0.21 = 8.1837 -> 8.18; 7.50 * 0.21 = 1.575 -> 1.58 (half up). Sum 9.76. On the sum: 46.47 * 0.21 = 9.7587 -> 9.76. Floating point: 1.575 is 1.57499999, rounds to 1.57.',
        agent:
          'By line the VAT is 8.18 + 1.58 = 9.76. Our code says 9.75, because 7.50 × 0.21 is 1.5749999… in floating point and rounds down.',
      },
      { you: 'So we need cents as whole numbers.' },
      {
        agent:
          'Yes. Everything inside in cents, converted only where it is shown:\n\n```ts\n/** VAT of one line in cents, rounded half up. */\nexport function vatOf(cents: number, percent: number): number {\n  return Math.floor((cents * percent + 50) / 100);\n}\n```',
      },
      { you: 'Does that hold for refunds, which are negative?' },
      {
        agent:
          'No: half up of −1.5 would be −1. Refunds round like the sale they undo, so I compute the sale and change the sign. There is a test for it.',
      },
      { you: 'Good. Amounts are whole cents everywhere from now on, please.' },
      { agent: 'Noted for every piece of code that touches money.' },
    ],
  },
  {
    slug: 'first-look',
    title: 'A first look at quayside',
    agent: 'Pilot',
    hoursAgo: 484,
    topics: ['quayside', 'overview'],
    importance: 0.5,
    summary: 'How the booking service is laid out, and how Lena likes to work.',
    project,
    turns: [
      {
        you: 'This is quayside, the booking service of three ferry lines. Read the repository and tell me in ten lines what it does.',
      },
      {
        tool: 'Bash',
        input: { command: 'git ls-files | cut -d/ -f1-2 | sort | uniq -c | sort -rn | head' },
        result:
          '  84 src/bookings\n  61 src/fares\n  47 src/berths\n  39 src/http\n  22 src/export\n  18 docs/decisions',
      },
      {
        agent:
          'Bookings, fares and berths of three lines: Ventspils–Nynäshamn, Liepāja–Travemünde, and the small boat to Roņu sala. TypeScript on Node, PostgreSQL with plain SQL, no framework. Decisions are written down in `docs/decisions`; I counted 16.',
      },
      {
        you: 'Correct. TypeScript strict, small functions, tests that can fail. I prefer short answers: first the result, then the reason if I ask.',
      },
      { agent: 'Understood: result first, reasons on request.' },
      {
        you: 'We work in the open with three people: me, Kārlis and Inga. Kārlis owns payments, Inga the harbour desk.',
      },
      { agent: 'Payments: Kārlis. Harbour desk: Inga. The rest: you.' },
    ],
  },
];
