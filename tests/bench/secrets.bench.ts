import { findSecrets } from '../../shared/secrets/find.ts';
import { maskSecrets } from '../../shared/secrets/mask.ts';
import { benignLines } from '../support/benign-lines.ts';
import { secretTexts } from '../support/secret-texts.ts';
import { printTable, readNumber } from './report.ts';

const MEGABYTE = 1_000_000;
const GOAL_MS = 50;
const ANSWER_BYTES = 25_000;

/** What is made to take long: names without values, values that never end, beginnings of every form there is. */
const ADVERSARIAL = [
  'a',
  ' ',
  '-',
  'M',
  'eyJ',
  'eyJaaaaaaaa.',
  'eyJaaaaaaaa.eyJaaaaaaaa.',
  'MNOMNOMNOMNOMNOMNOMNOMNO.',
  'key-0123456789abcdef',
  'sk-aaaaaaaaaaaaaaaaaaa ',
  '1234567890:AA',
  '://a:b',
  'https://hooks.slack.com/services/',
  ';password=',
  '; pwd',
  'Bearer aaaaaaaaaaaaaaaaa',
  'seed phrase: abandon ability able about ',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN AAAA ',
  'password ',
  'password: ',
  'password="',
  'pwd=',
  'pin:',
  'token token=',
  'the token of the thing that you wanted is ',
  'пароль: ',
  '{"password":"x","token":null,"value":[1,2,3]},',
  'const token = process.env.API_TOKEN ?? config.get("secret.key");\n',
];
const PROSE = 'The harbour office opens at nine, and the ferry leaves when the tide allows. ';

type Taken = Readonly<{ wall: number; cpu: number }>;

/** How well secrets are found, how often what is none is taken for one, and how long the worst texts take. */
function main(): void {
  const texts = [1, 2, 3].flatMap((seed) => secretTexts(300, seed));
  const found = texts.filter(({ text, secret }) => {
    const at = text.indexOf(secret);
    return findSecrets(text).some(({ start, end }) => start <= at && end >= at + secret.length);
  });
  const lines = [1, 2, 3].flatMap((seed) => benignLines(3000, seed));
  const wrong = lines.filter((line) => findSecrets(line).length > 0);
  const [recall, mistaken] = [found.length / texts.length, wrong.length / lines.length];
  console.log(`found ${percent(recall)} of ${texts.length} secrets (goal 98 %)`);
  console.log(`mistaken ${percent(mistaken)} of ${lines.length} lines (goal 0.5 %)`);

  const times = readNumber('times', 5, 1);
  const taken = [PROSE, ...ADVERSARIAL]
    .map((piece) => ({ piece, ...takeTime(repeat(piece, MEGABYTE), times) }))
    .toSorted((one, other) => other.cpu - one.cpu);
  console.log(`1 MB of one piece over and over, the slowest first; milliseconds, the quickest of ${times}`);
  printTable(
    ['', 'CPU', 'clock'],
    taken.slice(0, 10).map(({ piece, cpu, wall }) => [JSON.stringify(piece), cpu, wall]),
  );
  const answer = { items: [{ id: 'x', text: repeat(PROSE, ANSWER_BYTES) }] };
  const masked = measure(() => maskSecrets(answer, () => true), 50);
  console.log(`masking an answer of 25 KB: ${masked.cpu.toFixed(2)} ms`);
  const slow = taken.filter(({ cpu }) => cpu > GOAL_MS);
  if (recall < 0.98 || mistaken > 0.005 || slow.length > 0) process.exitCode = 1;
}

function takeTime(text: string, times: number): Taken {
  return measure(() => findSecrets(text), times);
}

/** The quickest of several times: what else the machine does must not count. */
function measure(work: () => unknown, times: number): Taken {
  let best: Taken = { wall: Number.POSITIVE_INFINITY, cpu: Number.POSITIVE_INFINITY };
  for (let time = 0; time < times; time += 1) {
    const [begun, used] = [performance.now(), process.cpuUsage().user];
    work();
    const cpu = (process.cpuUsage().user - used) / 1000;
    best = { wall: Math.min(best.wall, performance.now() - begun), cpu: Math.min(best.cpu, cpu) };
  }
  return best;
}

function repeat(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

main();
