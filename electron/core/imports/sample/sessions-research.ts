import type { SampleSession } from './story.ts';

/** What Scout finds out for Lena at home, the newest first. */
export const RESEARCH_SESSIONS: readonly SampleSession[] = [
  {
    slug: 'heat-pump',
    title: 'A heat pump for the house in Engure',
    agent: 'Scout',
    hoursAgo: 29,
    topics: ['house', 'heating'],
    importance: 0.8,
    summary:
      'An air-to-water pump of 8 kW fits; three offers are out. The radiators upstairs have to be larger.',
    turns: [
      {
        you: 'The gas boiler in Engure is from 2004. Does a heat pump make sense in a wooden house of 120 m²?',
      },
      {
        otherwise: [
          {
            agent: 'Wooden houses lose a lot of heat, so I would insulate first and keep the boiler for now.',
          },
          { you: 'It was insulated in 2019: 200 mm in the walls, 300 mm in the roof.' },
        ],
      },
      {
        agent:
          'What decides is how much heat it loses. Do you know the gas of last winter, and what was insulated?',
      },
      { you: '1,150 m³ of gas. Insulated in 2019: 200 mm in the walls, 300 mm in the roof.' },
      {
        thinking:
          '1150 m3 * 10.5 kWh * 0.88 efficiency = 10.6 MWh heat incl. hot water. Degree days Engure ~4000; design temp -20; load approx 10.6e3*... ~ 5.5-6.5 kW plus hot water.',
        agent:
          'That is about 10,600 kWh of heat a year, so 6 kW on the coldest day. A pump of 8 kW is enough, also for hot water:\n\n| | gas | heat pump |\n|---|---|---|\n| energy a year | 12,000 kWh | 3,300 kWh |\n| cost a year | 1,080 € | 690 € |\n| to buy | – | 9,000–12,000 € |',
      },
      { you: 'Do the old radiators work with it?' },
      {
        agent:
          'Downstairs yes. The two upstairs are too small for water of 45 °C and should be replaced, about 600 €.',
      },
      { you: 'Who would you ask? Toms wants three offers.' },
      {
        agent:
          'Two from Tukums and one from Riga; all three service what they sell. The state pays 30 % until the money is gone, and asks for the offers before you sign.',
      },
      { you: 'Remind me to call them before Friday.' },
      { agent: 'It is a task for Thursday morning.' },
    ],
  },
  {
    slug: 'bicycle-elza',
    title: 'A bicycle for Elza',
    agent: 'Scout',
    hoursAgo: 78,
    topics: ['family', 'bicycle'],
    importance: 0.4,
    turns: [
      { you: 'Elza is seven, 124 cm, and her bicycle is too small. What size, and new or used?' },
      {
        agent:
          '20 inches fit from 115 to 135 cm, so about two years. Used is fine: children outgrow them before they wear out. Under 9 kg matters more than gears.',
      },
      { you: 'She wants one with gears because Marta has them.' },
      { agent: 'Then few of them: seven at the back are enough, and only one lever to understand.' },
      { you: 'Budget is 200 euros.' },
      {
        agent:
          'Used ones of good makes are 140 to 190 €. Look at the chain, the rims and the headset; the rest is cheap to replace.',
      },
      { you: 'Red, please. That is not negotiable, I am told.' },
      { agent: 'Noted: 20 inches, seven gears at most, red.' },
    ],
  },
  {
    slug: 'boat-insurance',
    title: 'Insurance for the sailing boat',
    agent: 'Scout',
    hoursAgo: 123,
    topics: ['sailing', 'insurance'],
    importance: 0.5,
    turns: [
      {
        you: 'The insurance of the boat ends in two months. Is there anything better than what we have? It is an Albin Vega from 1974.',
      },
      {
        agent:
          'For a boat of that age three things differ: whether it is insured at an agreed value, whether the mast is in it, and how far you may sail.',
      },
      { you: 'We sail to Gotland and Åland, never in winter. Agreed value 9,500.' },
      {
        agent:
          'Then a Baltic policy from April to October is enough. Offers like that are 180 to 240 € a year; yours is 310 € because it covers the North Sea.',
      },
      { you: 'What do they want to see?' },
      {
        agent:
          'Photos of the rigging and the year it was replaced. Yours is from 2021, which helps: many refuse rigging older than 15 years.',
      },
      { you: 'Good. I will ask for it with the North Sea taken out.' },
      { agent: 'I put the end of the policy on your list, with four weeks to spare.' },
    ],
  },
  {
    slug: 'gotland-trip',
    title: 'Four days on Gotland',
    agent: 'Scout',
    hoursAgo: 197,
    topics: ['travel', 'family'],
    importance: 0.55,
    turns: [
      {
        you: 'Four days on Gotland in the next holidays with Toms and Elza. We go with our own ferry to Nynäshamn and on to Visby. What is nice with a seven-year-old?',
      },
      {
        agent:
          'Visby inside the walls for a day, Fårö with its rauks for another, and the railway museum in Dalhem if it rains. Distances are small: nothing is further than an hour.',
      },
      { you: 'Elza cannot eat nuts. And no place where one has to dress up.' },
      {
        agent:
          'Noted: no nuts. In Sweden every dish must say which of 14 allergens it holds, so asking is easy.',
      },
      { you: 'Where to sleep? We like self-catering, and rooms that can be cancelled.' },
      {
        agent:
          'A cottage near Tofta: kitchen, beach in walking distance, cancellable until a week before, about 110 € a night.',
      },
      { you: 'And for seasickness? Last time was no fun.' },
      {
        agent:
          'Sit low and in the middle, look at the horizon, ginger instead of crisps. The 22:30 is calmer than the afternoon ferry.',
      },
      { you: 'Perfect. Please write a list of what to pack, one page.' },
      {
        agent: 'Packed into twelve lines, with the passport of Elza on top: it ends a week before you leave.',
      },
    ],
  },
  {
    slug: 'migraine',
    title: 'What brings the migraine on',
    agent: 'Scout',
    hoursAgo: 244,
    topics: ['health'],
    importance: 0.7,
    turns: [
      {
        you: 'I kept notes for six weeks: five attacks. Here are the days, the sleep and what I ate. Do you see anything?',
      },
      {
        agent:
          'Four of the five came after two short nights in a row, under six hours. Food shows nothing clear: the cheese you suspected was there on nine days without an attack.',
      },
      { you: 'And the weather?' },
      { agent: 'Not in these weeks. Six weeks are little, so take it as a hint and not as a proof.' },
      { you: 'What should I tell Dr Liepa on Monday?' },
      {
        agent:
          'Three sentences: five attacks in six weeks, four after short nights, ibuprofen helps within an hour if taken early. And the list itself; doctors like the list.',
      },
      { you: 'Please no advice about medicine from you, I ask her.' },
      { agent: 'Of course. I only keep the list.' },
    ],
  },
  {
    slug: 'pension',
    title: 'Second or third pillar',
    agent: 'Scout',
    hoursAgo: 317,
    topics: ['money'],
    importance: 0.5,
    turns: [
      { you: 'I pay 50 euros a month into a pension fund that costs 1.6 % a year. Is that a lot?' },
      {
        agent:
          'Yes. Index funds of the third pillar cost 0.4 to 0.6 %. Over 30 years the difference takes about a fifth of what you would have.',
      },
      { you: 'Can I move what is in it?' },
      {
        agent:
          'Within the third pillar yes, without tax; it takes about two weeks. Ask both sides whether they charge for it.',
      },
      { you: 'I do not want to think about it every year.' },
      {
        agent: 'Then one broad index fund, and a look every three years. I put the first look on your list.',
      },
    ],
  },
  {
    slug: 'wifi-engure',
    title: 'No internet at the far end of the house',
    agent: 'Scout',
    hoursAgo: 412,
    topics: ['house', 'network'],
    importance: 0.3,
    turns: [
      { you: 'In Engure the Wi-Fi does not reach the veranda, and I work there in summer. A repeater?' },
      {
        agent:
          'A repeater halves the speed. There is a cable in the attic, you said once: an access point at its end is better and costs the same, about 60 €.',
      },
      { you: 'True, the old aerial cable. Can that be used?' },
      {
        agent:
          'Coaxial cable carries network with two MoCA adapters, about 120 € together. Or pull a network cable along it: 18 m, an afternoon.',
      },
      { you: 'Toms likes afternoons like that. Cable it is.' },
      { agent: 'Cat 6, 20 m, one access point with power over the cable. The router stays where it is.' },
    ],
  },
];
