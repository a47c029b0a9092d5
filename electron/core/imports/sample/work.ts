import type { SampleDecision, SampleState } from './story.ts';

/** What the agents decided, and how it turned out. */
export const DECISIONS: readonly SampleDecision[] = [
  {
    agent: 'Pilot',
    session: 'night-fares',
    summary: 'Fix the night fare by the clock of the port',
    inputs: { departure: '22:30 Ventspils', read: '20:30 UTC', nightBegins: '22:00' },
    options: ['Read the hour in the zone of the port', 'Store local times', 'Run the server in Riga time'],
    chosen: 'Read the hour in the zone of the port',
    memories: ['csv-for-excel'],
    outcome: 'success',
    quality: 0.95,
    madeAt: -4.6,
  },
  {
    agent: 'Pilot',
    session: 'flaky-berth-test',
    summary: 'Two ships at one berth: who comes first',
    inputs: { failing: '1 run in 10' },
    options: ['Retry the test', 'Sort by arrival only', 'Sort by arrival, then by name'],
    chosen: 'Sort by arrival, then by name',
    memories: [],
    outcome: 'success',
    quality: 0.9,
    madeAt: -50.2,
  },
  {
    agent: 'Pilot',
    session: 'waiting-list',
    summary: 'How a waiting list gives out free places',
    inputs: { callsADay: 40 },
    options: ['A queue with a broker of messages', 'A table and a timer'],
    chosen: 'A table and a timer',
    memories: [],
    outcome: 'unknown',
    madeAt: -97.5,
  },
  {
    agent: 'Quill',
    session: 'birthday-speech',
    summary: 'How the speech begins',
    inputs: { minutes: 3, guests: 30 },
    options: ['What is a lighthouse?', 'January 1983, in the snow'],
    chosen: 'What is a lighthouse?',
    memories: [],
    outcome: 'failure',
    quality: 0.2,
    madeAt: -1.95,
  },
];

/** What the agents work with, and what they set aside before. */
export const STATES: readonly SampleState[] = [
  {
    agent: 'Pilot',
    state: {
      project: 'quayside',
      branch: 'fix/night-fares',
      plan: ['find the cause', 'failing test', 'fix', 'note for accounting'],
      step: 4,
      open: ['waiting list: setting of each port'],
      tests: { passed: 412, failed: 0 },
    },
    madeAt: -4,
    checkpoints: [
      {
        label: 'Before the fix of the night fare',
        state: {
          project: 'quayside',
          branch: 'main',
          plan: ['find the cause'],
          step: 1,
          open: ['waiting list: setting of each port'],
          tests: { passed: 410, failed: 1 },
        },
        madeAt: -4.8,
      },
    ],
  },
  {
    agent: 'Scout',
    state: { topic: 'heat pump', offers: { asked: 3, received: 1 }, next: 'call before Friday' },
    madeAt: -26,
    checkpoints: [],
  },
];
