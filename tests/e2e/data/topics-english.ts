import type { Topic } from './topic.ts';

/** What the English conversations are about. */
export const ENGLISH_TOPICS: readonly Topic[] = [
  {
    titles: ['Moving to Riga with the piano', 'A quote for the movers'],
    slots: {
      floor: ['third', 'fourth'],
      day: ['14 May', '21 May'],
      quote: ['640', '710'],
      first: [
        'We move to Riga on 14 May and the piano has to come along. What should I ask the movers first?',
        'A second company would move the piano on 21 May. Which questions decide between the two?',
      ],
      upright: [
        'For an upright piano, twelve boxes and the stairs',
        'With the piano, the stairs and a crane',
      ],
      tuned: [
        'When should the piano be tuned after the move?',
        'How long does a piano rest before it is tuned?',
      ],
    },
    exchanges: [
      [
        '{first}',
        'Ask whether they insure instruments by their value and not by weight, whether the lift takes 250 kg, and who signs for scratches. Get all three in writing.',
      ],
      [
        'The new flat is on the {floor} floor and there is no lift.',
        'Then ask for a crane or four people on the stairs. A crane usually needs a parking permit from the city five working days ahead.',
      ],
      [
        'They quoted {quote} euros for everything. Is that fair?',
        '{upright} it is on the lower side. Check that waiting time and the permit are included.',
      ],
      [
        'Permit is not included. Forty more.',
        'Still reasonable. Ask them to name the total in the contract so that it cannot grow on the day.',
      ],
      [
        '{tuned}',
        'Let it stand two to three weeks in its new room first. The soundboard follows the humidity; tuning earlier is money lost.',
      ],
      [
        'Good to know. Remember that the tuner is Ilze, she only works on Thursdays.',
        'Noted: the tuner is Ilze, Thursdays only. The first sensible Thursday is about three weeks after {day}.',
      ],
      [
        'What about the humidity in winter?',
        'Radiators dry the air. Keep it between 45 and 60 percent; a bowl of water does little, a small humidifier does.',
      ],
      [
        'And the old flat, when do I hand over the keys?',
        'Your lease says the last day of the month by noon. Photograph every room empty before you leave.',
      ],
    ],
  },
  {
    titles: ['Sourdough that keeps collapsing', 'A rye starter from scratch'],
    slots: { flour: ['strong white', 'spelt'], hours: ['four', 'five'], temperature: ['21', '23'] },
    exchanges: [
      [
        'My sourdough collapses in the oven every single time.',
        'Usually it has proofed too long. How warm is your kitchen and how many hours does the dough stand?',
      ],
      [
        'About {temperature} degrees, {hours} hours, then overnight in the fridge.',
        'That is long for a lively starter. Cut the warm part by an hour and shape while the dough still holds a dent.',
      ],
      [
        'I use {flour} flour. Does that matter?',
        'Yes. It takes less water than you think: try 68 percent and go up by two each bake.',
      ],
      [
        'How do I know the starter is strong enough?',
        'It should double within four hours of a feed and smell of yoghurt, not of vinegar. A spoonful floats in water.',
      ],
      [
        'Mine smells of vinegar.',
        'Feed it twice a day for three days with equal parts of flour and water, and keep only a tablespoon of the old.',
      ],
      ['Can I freeze a baked loaf?', 'Sliced, yes, up to two months. Toast it straight from the freezer.'],
      [
        'My daughter cannot eat sesame, remember that for recipes.',
        'Understood: no sesame in any recipe, because of your daughter. I will leave out tahini as well.',
      ],
    ],
  },
  {
    titles: ['Which index does this query use', 'The report that takes nine seconds'],
    slots: {
      table: ['orders', 'invoices'],
      column: ['customer_id', 'account_id'],
      seconds: ['nine', 'eleven'],
    },
    exchanges: [
      [
        'The monthly report takes {seconds} seconds. The slow part is a join on {table}.',
        'Show me the plan. In SQLite put `EXPLAIN QUERY PLAN` before the statement and look for the word SCAN.',
      ],
      [
        'It says SCAN {table} and then USE TEMP B-TREE FOR ORDER BY.',
        'Both come from the same gap: there is no index that finds the rows and has them in order.\n\n```sql\nCREATE INDEX {table}_by_owner\n  ON {table} ({column}, created_at DESC)\n  WHERE deleted_at IS NULL;\n```\n\nThe partial index stays small, because most rows are never asked for again.',
      ],
      [
        'Now it is 40 ms. Why does the WHERE in the index help?',
        'SQLite may use a partial index only when the query implies its condition. Yours does, so it reads fewer pages and the index fits into memory.',
      ],
      [
        'Should I run ANALYZE afterwards?',
        'Once, yes. `PRAGMA optimize` on closing does it when it is worth it.',
      ],
      [
        'What if somebody adds a filter on status?',
        'Measure first. With few rows per {column} the index you have is good enough; a second one costs every write.',
      ],
      [
        'I prefer plain SQL over an ORM, keep that in mind.',
        'Kept: plain SQL, no ORM. I will write statements out in full.',
      ],
      [
        'How would you test that it stays fast?',
        'Fill a file with 100,000 rows from a seed, run the query two hundred times and compare the 95th percentile with a budget.\n\n```ts\nconst took = percentile(samples, 0.95);\nif (took > 50) throw new Error(`p95 ${took} ms`);\n```',
      ],
    ],
  },
  {
    titles: ['Physio for a stubborn knee', 'Running again after the knee'],
    slots: { side: ['left', 'right'], weeks: ['six', 'eight'], doctor: ['Dr Ozols', 'Dr Marks'] },
    exchanges: [
      [
        'My {side} knee hurts on the stairs, only going down.',
        'Going down loads the joint more than going up. How long has it been, and is there swelling?',
      ],
      [
        'About {weeks} weeks. No swelling. {doctor} said the tendon is irritated.',
        'Then slow squats on a slanted board are the usual plan: three sets of fifteen, every other day, with pain no higher than four out of ten.',
      ],
      [
        'May I cycle meanwhile?',
        'Yes, with a high saddle and an easy gear. Leave hills out until stairs are quiet.',
      ],
      [
        'When can I run again?',
        'When you hop twenty times on that leg without pain the next morning. Begin with a minute of running and two of walking.',
      ],
      [
        'My next appointment is on Thursday at 8:40.',
        'Thursday, 8:40, {doctor}. Take along how many repetitions you managed each day; it says more than a number of weeks.',
      ],
      [
        'What should I ask?',
        'Whether the load can go up, what a bad day allows, and when an ultrasound would change anything.',
      ],
    ],
  },
  {
    titles: ['Names for the new project', 'What to write on the landing page'],
    slots: { project: ['Kestrel', 'Tideline'], colour: ['petrol', 'dark green'] },
    exchanges: [
      [
        'We need a name for the tide table app. Short, no puns.',
        'Three that are free of the obvious: {project}, Slack Water, Neap. The first is the easiest to spell over the phone.',
      ],
      [
        '{project} it is. What should the first sentence of the page say?',
        'Say what it does and for whom: “{project} tells sailors when the harbour has enough water, without a network.”',
      ],
      [
        'The client wants {colour} as the only accent.',
        'Good. Then keep links underlined, so that the accent is not the only sign of one.',
      ],
      [
        'They also want a carousel.',
        'Ask which of its slides they would show if only one could be. That one goes on the page.',
      ],
      [
        'They agreed. The deadline is the second Friday of June.',
        'Kept: the page goes live on the second Friday of June. Working back, texts are due ten days earlier.',
      ],
      ['Who writes the texts?', 'You said Marta writes and you review. She wants two rounds, not three.'],
      [
        'Remind me how she likes feedback.',
        'In one message, numbered, with a suggestion for each point. No comments in the margin.',
      ],
    ],
  },
  {
    titles: ['Ten days in Georgia with two children', 'Tbilisi in September'],
    slots: {
      days: ['ten', 'nine'],
      airline: ['through Istanbul', 'through Warsaw'],
      pass: ['Goderdzi', 'Jvari'],
    },
    exchanges: [
      [
        'We want {days} days in Georgia in September, with two children of six and nine.',
        'Three bases are enough: Tbilisi, Kazbegi and the vineyards around Sighnaghi. Every move costs half a day with children.',
      ],
      [
        'Flights are {airline}.',
        'Then arrive a day early; the late connection is the one that is missed most.',
      ],
      [
        'Is it safe to drive over the {pass} pass?',
        'By day and in dry weather, yes. After rain the last twenty kilometres are slow; take the long way round.',
      ],
      [
        'My son gets car sick.',
        'Sit him in the front passenger’s window side, stop every forty minutes, and leave after a light breakfast.',
      ],
      [
        'What do we eat that is not spicy?',
        'Khachapuri, khinkali with cheese, lobiani, grilled trout. Ask for “mtsvane lobio” without pepper.',
      ],
      [
        'Budget is 2,400 euros without flights.',
        'Then about 110 a night for guesthouses, 45 a day for food and 350 for the car leaves a little over 400 for the rest.',
      ],
      [
        'Book guesthouses only if they can be cancelled.',
        'Kept: only rooms that can be cancelled. I will mark the ones that charge from a week before.',
      ],
    ],
  },
  {
    titles: ['Why the build broke on Monday', 'Flaky test in the payment suite'],
    slots: { suite: ['payment', 'export'], seconds: ['30', '45'], owner: ['Janis', 'Priya'] },
    exchanges: [
      [
        'The {suite} suite fails about once in twelve runs, always on the slow machine.',
        'Once in twelve on one machine smells of a timeout. What is the slowest test and how long may it take?',
      ],
      [
        'It waits {seconds} seconds for the ledger to settle.',
        'Wait for the thing and not for the time: poll the ledger until the entry is there, with a limit.\n\n```python\ndef wait_for(predicate, limit=10.0):\n    end = time.monotonic() + limit\n    while time.monotonic() < end:\n        if predicate():\n            return\n        time.sleep(0.05)\n    raise TimeoutError("the ledger did not settle")\n```',
      ],
      [
        'Passes fifty times in a row now.',
        'Good. Break the ledger on purpose once, to see the test fail for the right reason.',
      ],
      [
        'It failed with the right message.',
        'Then the test is worth keeping. Tell {owner}, who muted it last month.',
      ],
      [
        'Write the commit message.',
        '“Wait for the ledger, not for the clock”. One sentence, the reason in the body: the suite failed once in twelve on slow machines.',
      ],
      ['I never squash commits, remember.', 'Kept: no squashing. Each commit stays whole and builds.'],
    ],
  },
  {
    titles: ['Choosing a violin teacher for Anna', 'Practice plan for the spring concert'],
    slots: { minutes: ['twenty', 'thirty'], piece: ['the Vivaldi in A minor', 'the Seitz concertino'] },
    exchanges: [
      [
        'Anna wants to go on with the violin. How do we choose a teacher?',
        'Have two trial lessons with each and watch one thing: does she leave the room wanting to try something at home?',
      ],
      [
        'She plays {minutes} minutes a day when she feels like it.',
        'That is plenty at nine. Five days of {minutes} minutes beat one long Sunday.',
      ],
      [
        'The concert is in April, she will play {piece}.',
        'Then divide it: eight bars a week slowly, all of it once a week with mistakes allowed, and the beginning again every day.',
      ],
      [
        'She cries when I correct her.',
        'Ask first: “would you like help or a listener?” Most days it is a listener.',
      ],
      [
        'Which shoulder rest?',
        'One that is a little lower than you think. If her jaw marks the chin rest, it is too high.',
      ],
      [
        'The teacher is called Ludmila and she asked for payment in advance.',
        'A term in advance is usual; a year is not. Ask what happens with lessons she cancels.',
      ],
    ],
  },
];
