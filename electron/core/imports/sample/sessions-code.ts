import type { SampleSession } from './story.ts';

const project = '/home/lena/work/quayside';

/** Pilot and Lena at work on the booking service of the ferries, the newest first. */
export const CODE_SESSIONS: readonly SampleSession[] = [
  {
    slug: 'night-fares',
    title: 'Night ferries are charged the day fare',
    agent: 'Pilot',
    hoursAgo: 5,
    topics: ['quayside', 'fares', 'time zones'],
    importance: 0.9,
    summary:
      'The night fare was decided by the server’s clock in UTC. It now goes by the clock of the port of departure, with a test for each change of the clocks.',
    project,
    turns: [
      {
        you: 'Support says the 22:30 from Ventspils was sold at the day fare all week. Night starts at 22:00. Please find out why before you change anything.',
      },
      {
        thinking:
          'The fare depends on the hour of departure. If the hour is read in UTC, 22:30 in Riga is 20:30 in winter. Look at the function first, then prove it with a failing test.',
        agent:
          'I look at how the fare is chosen first, then prove the cause with a test. Nothing is changed yet.',
      },
      {
        tool: 'Read',
        input: { file_path: 'src/fares/choose-fare.ts' },
        result:
          "1  import type { Departure, Fare } from './types.ts';\n2\n3  /** Night begins at 22:00 and ends at 6:00. */\n4  export function chooseFare(departure: Departure): Fare {\n5    const hour = departure.at.getUTCHours();\n6    return hour >= 22 || hour < 6 ? 'night' : 'day';\n7  }",
      },
      {
        agent:
          'There it is: `getUTCHours()`. In winter 22:30 in Ventspils is 20:30 UTC, so the day fare. In summer it is off by three hours. I write the test before I touch the function.',
      },
      {
        tool: 'Bash',
        input: { command: 'npx vitest run src/fares' },
        result:
          ' FAIL  src/fares/choose-fare.test.ts > the 22:30 from Ventspils is a night departure\n AssertionError: expected "day" to be "night"\n\n Tests  1 failed | 11 passed',
        failed: true,
      },
      {
        you: 'Good. The port knows its zone: `departure.port.timeZone`. No new dependency for this, please.',
      },
      {
        tool: 'Edit',
        input: {
          file_path: 'src/fares/choose-fare.ts',
          old_string: 'const hour = departure.at.getUTCHours();',
          new_string: 'const hour = hourAt(departure.at, departure.port.timeZone);',
        },
        result: 'The file src/fares/choose-fare.ts has been updated.',
      },
      {
        agent:
          "Fixed with what the platform has:\n\n```ts\nconst hourFormat = (timeZone: string) =>\n  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone });\n\nfunction hourAt(at: Date, timeZone: string): number {\n  return Number(hourFormat(timeZone).format(at));\n}\n```\n\nThe tests cover 22:30 in winter and in summer, and both nights on which the clocks change.",
      },
      {
        tool: 'Bash',
        input: { command: 'npx vitest run src/fares && npm run lint' },
        result: ' Tests  15 passed\n\n> lint\n> oxlint\n\nFound 0 warnings and 0 errors.',
      },
      { you: 'How many bookings were charged too little?' },
      {
        agent:
          '214 bookings since the new timetable, 1,926 € together. I would not ask the passengers for it: the price they saw is the price they agreed to.',
      },
      { you: 'Agreed. Remember that: we never charge after the fact.' },
      { agent: 'Noted. The note for accounting is in `docs/incidents`, one paragraph, with the query.' },
    ],
  },
  {
    slug: 'flaky-berth-test',
    title: 'The berth test fails one run in ten',
    agent: 'Pilot',
    hoursAgo: 51,
    topics: ['quayside', 'tests'],
    importance: 0.7,
    project,
    turns: [
      {
        you: 'CI is red again: berth-allocation.test.ts. Passed on the second run. Please do not just retry it.',
      },
      {
        tool: 'Bash',
        input: {
          command:
            'for i in $(seq 50); do npx vitest run src/berths -t "two ferries" --silent || echo FAIL; done | grep -c FAIL',
        },
        result: '6',
      },
      {
        thinking:
          'Six of fifty. Sorting by arrival only: ties are decided by insertion order of a Map filled from parallel requests.',
        agent:
          'Six of fifty. Two ferries that arrive in the same minute have no order of their own, so whoever’s query answers first gets the berth. The test is right, the code is not.',
      },
      { you: 'So it is a real bug. What would the harbour master do?' },
      {
        agent:
          'By the port rules the larger draught goes first, then the older booking. I would sort by arrival, draught, booking number: then nothing is left to chance.',
      },
      { you: 'Do that. And no sleep in the test.' },
      {
        tool: 'Edit',
        input: {
          file_path: 'src/berths/allocate.ts',
          old_string: 'calls.toSorted((a, b) => a.arrival - b.arrival)',
          new_string:
            'calls.toSorted((a, b) => a.arrival - b.arrival || b.draught - a.draught || a.booking - b.booking)',
        },
        result: 'The file src/berths/allocate.ts has been updated.',
      },
      {
        tool: 'Bash',
        input: {
          command:
            'for i in $(seq 200); do npx vitest run src/berths --silent || echo FAIL; done | grep -c FAIL',
        },
        result: '0',
      },
      {
        agent:
          'Two hundred runs, none failed. The rule stands in the docstring with the paragraph of the port rules.',
      },
    ],
  },
  {
    slug: 'slow-occupancy',
    title: 'Occupancy report takes forty seconds',
    agent: 'Pilot',
    hoursAgo: 73,
    topics: ['quayside', 'postgres'],
    importance: 0.8,
    summary:
      'A partial index on living bookings by departure brought the occupancy report from 41 s to 0.3 s.',
    project,
    turns: [
      {
        you: 'The monthly occupancy report takes forty seconds and somebody runs it every morning. Plain SQL please, no ORM.',
      },
      {
        tool: 'Bash',
        input: { command: 'psql quayside_staging -f reports/occupancy.explain.sql' },
        result:
          'Seq Scan on bookings  (cost=0.00..412877.10 rows=9120433 width=24) (actual time=0.04..38114.20 rows=9118002)\n  Filter: (cancelled_at IS NULL)\nExecution Time: 41202.118 ms',
      },
      {
        agent:
          'It reads all nine million bookings to keep those of one month. A partial index fits, because cancelled bookings never matter here:\n\n```sql\nCREATE INDEX CONCURRENTLY bookings_by_departure\n  ON bookings (departure_id) INCLUDE (seats)\n  WHERE cancelled_at IS NULL;\n```',
      },
      { you: 'How long would building it block the harbour desk?' },
      {
        agent:
          'Not at all with CONCURRENTLY; it takes about three minutes on staging. If it fails half-way it leaves an invalid index, which I would drop and try again at night.',
      },
      { you: 'Try it on staging.' },
      {
        tool: 'Bash',
        input: {
          command:
            'psql quayside_staging -f migrations/0041_bookings_by_departure.sql && psql quayside_staging -f reports/occupancy.explain.sql',
        },
        result:
          'CREATE INDEX\nIndex Only Scan using bookings_by_departure on bookings\nExecution Time: 311.702 ms',
      },
      { agent: '41 s became 0.3 s. The migration has a line about how to drop an invalid index.' },
      { you: 'Ship it on Tuesday. Never on a Friday, the desk is full then.' },
      { agent: 'Understood: migrations on Tuesdays, never on a Friday.' },
    ],
  },
  {
    slug: 'waiting-list',
    title: 'A waiting list for full departures',
    agent: 'Pilot',
    hoursAgo: 98,
    topics: ['quayside', 'design'],
    importance: 0.75,
    project,
    turns: [
      { you: 'When a departure is full, people call us. I want a waiting list. How would you build it?' },
      {
        otherwise: [
          {
            agent:
              'With a message queue: every cancellation is an event, a consumer offers the seat to the first in line, and a second queue handles offers that expire.',
          },
          { you: 'That is a lot of machinery for forty calls a day.' },
        ],
      },
      {
        thinking:
          'Forty calls a day. A table and one statement do it; the seat is offered in the same transaction as the cancellation.',
        agent:
          'With one table and no new service. A cancellation and the offer to the first in line happen in one transaction:\n\n| column | meaning |\n|---|---|\n| `departure_id` | which departure |\n| `seats` | how many are wanted together |\n| `asked_at` | the order of the line |\n| `offered_until` | an open offer; null while waiting |',
      },
      { you: 'What if nobody answers an offer?' },
      {
        agent:
          'It expires after 20 minutes, and whoever looks next finds it expired: no timer is needed. Groups that do not fit are skipped but keep their place.',
      },
      { you: 'Twenty is short for someone at work. Make it 30 minutes.' },
      { agent: 'Thirty it is. It is a setting of the port, so Ventspils and Liepāja can differ later.' },
      { you: 'Write it down as a decision record, please, with what we did not choose.' },
      {
        agent:
          'Done: `docs/decisions/0017-waiting-list.md`. Chosen: one table. Not chosen: a queue (machinery for forty calls a day), polling by the browser (unfair to slow phones).',
      },
    ],
  },
  {
    slug: 'csv-export',
    title: 'CSV export runs out of memory',
    agent: 'Pilot',
    hoursAgo: 145,
    topics: ['quayside', 'export'],
    importance: 0.6,
    project,
    turns: [
      { you: 'Exporting a year of bookings kills the process. It builds one string. Please stream it.' },
      {
        tool: 'Grep',
        input: { pattern: "join\\('\\\\n'\\)", path: 'src/export' },
        result: "src/export/csv.ts:18:  return rows.map(toLine).join('\\n');",
      },
      {
        agent:
          'A generator and a pipeline keep it flat:\n\n```ts\nexport async function* csvLines(rows: AsyncIterable<Booking>) {\n  yield HEADER;\n  for await (const row of rows) yield toLine(row);\n}\n\nawait pipeline(Readable.from(csvLines(readBookings(year))), response);\n```\n\nMemory stays at 60 MB for a year, where it was 1.9 GB.',
      },
      { you: 'Excel shows ā as Ä. Accounting uses Excel.' },
      {
        agent:
          'Excel needs a byte order mark to see UTF-8. I add it to this export only; the API stays without.',
      },
      { you: 'And a name that begins with = ?' },
      {
        agent:
          'That would run as a formula. Cells that begin with `=`, `+`, `-` or `@` get an apostrophe in front; there is a test with the name “=SUM”.',
      },
      { you: 'Good catch. Merge it.' },
    ],
  },
  {
    slug: 'node-upgrade',
    title: 'Upgrade to Node 24',
    agent: 'Pilot',
    hoursAgo: 171,
    topics: ['quayside', 'upgrade'],
    importance: 0.55,
    project,
    turns: [
      { you: 'Let us move from Node 20 to 24. What breaks?' },
      { agent: 'I let a second agent look for removed functions while I read the notes of each release.' },
      {
        agent:
          'Two things concern us: `url.parse()` warns now, and the test runner prints another format. Native modules have to be built again.',
      },
      { you: 'Do the URL part in a commit of its own.' },
      {
        tool: 'Bash',
        input: { command: 'npm test' },
        result: ' Test Files  112 passed\n Tests  1384 passed\n Duration  48.02s',
      },
      {
        agent:
          'Two commits: one replaces `url.parse()`, one raises the version in `package.json`, CI and the image. 1,384 tests pass.',
      },
      { you: 'Nice and small. Thank you.' },
    ],
  },
  {
    slug: 'node-upgrade-urls',
    title: 'Find uses of the old URL parser',
    agent: 'Pilot',
    hoursAgo: 170.8,
    topics: ['quayside', 'upgrade'],
    importance: 0.3,
    project,
    parent: 'node-upgrade',
    turns: [
      { you: 'List every use of url.parse() with its file and whether it reads a relative address.' },
      {
        tool: 'Grep',
        input: { pattern: 'url\\.parse\\(', path: 'src' },
        result:
          'src/http/router.ts:31:  const { pathname } = url.parse(request.url);\nsrc/payments/callback.ts:12:  const query = url.parse(href, true).query;',
      },
      {
        agent:
          'Two uses. `router.ts:31` reads a relative address, so `new URL()` needs a base; `callback.ts:12` reads an absolute one.',
      },
    ],
  },
];
