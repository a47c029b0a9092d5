import { lintSource } from '@secretlint/core';
import { secretLintProfiler } from '@secretlint/profiler';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintCoreConfig } from '@secretlint/types';

const CONFIG: SecretLintCoreConfig = {
  rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }],
};

secretLintProfiler.setEnabled(false); // it would keep the times of every text for as long as the program runs

/** Something of what each rule of the preset begins with: the others of a text's lines hold nothing for it. */
const WORTH_IT =
  /A3T|A[KGIRNS][IPOA]A|aws|secret|private|_authToken|npm_|xox|xapp|hooks\.slack|:\/\/|sk-|gsk_|hf_|lin_api|ntn_|BEGIN|SG\.|shp|[sr]k_|gh[a-z]_|github_pat|glpat|glsa|ops_|hv[sbr]\.|vc[a-z]_|dapi|dckr|figd|cf[a-z]{1,2}_|tskey|docker|auth/i;
/** A line is read with its neighbours, since a key and what it is called may stand on two. */
const AROUND = 2;
/** Longer lines are code that was packed or pictures: the rules of our own look at them, these would take seconds. */
const LONGEST_LINE = 4000;

/** A range of a text in which secretlint sees a credential. */
type Range = readonly [start: number, end: number];

/** What secretlint's recommended rules find in a text; only lines that may hold something are given to it. */
export async function lintText(text: string): Promise<Range[]> {
  if (!WORTH_IT.test(text)) return [];
  const found: Range[] = [];
  for (const { start, content } of chunksOf(text)) {
    const { messages } = await lintSource({
      // What asks secretlint to look away is the writer's wish, not the person's.
      source: {
        filePath: 'text.txt',
        content: content.replaceAll('secretlint-', 'secretlint_'),
        ext: '.txt',
        contentType: 'text',
      },
      options: { config: CONFIG, noPhysicFilePath: true },
    });
    for (const { range } of messages) found.push([start + range[0], start + range[1]]);
  }
  return found;
}

/** The lines that may hold something, with their neighbours, and where they begin in the text. */
function chunksOf(text: string): { start: number; content: string }[] {
  const lines = text.split('\n');
  const spans: { first: number; last: number }[] = [];
  for (const [place, line] of lines.entries()) {
    if (line.length > LONGEST_LINE || !WORTH_IT.test(line)) continue;
    const known = spans.at(-1);
    const last = Math.min(lines.length - 1, place + AROUND);
    if (known !== undefined && known.last >= place - AROUND) known.last = last;
    else spans.push({ first: Math.max(0, place - AROUND), last });
  }
  const starts = startsOf(lines);
  return spans.map(({ first, last }) => ({
    start: starts[first] ?? 0,
    content: lines
      .slice(first, last + 1)
      .map((line) => (line.length > LONGEST_LINE ? ' '.repeat(line.length) : line))
      .join('\n'),
  }));
}

function startsOf(lines: readonly string[]): number[] {
  let at = 0;
  return lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
}
