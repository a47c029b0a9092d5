import { TriangleAlert } from 'lucide-react';
import type { ImportProblem } from '../../../shared/entities/import.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Fold } from '../../components/fold.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t, tell } from '../../i18n/index.ts';

type ProblemsProps = {
  summary: string;
  problems: readonly ImportProblem[];
  /** How many there are, of which `problems` are the first. */
  count: number;
};

/** What of a source could not be read, with its places. */
export function Problems({ summary, problems, count }: ProblemsProps) {
  if (count === 0) return null;
  return (
    <Fold icon={TriangleAlert} summary={summary}>
      {() => (
        <>
          <ul className="problems">
            {problems.map((problem) => (
              <li key={`${problem.byte} ${problem.message}`}>
                <span className="mono nowrap">{placeOf(problem)}</span>
                <span className="t2">{tell(problem.message)}</span>
              </li>
            ))}
          </ul>
          <p className="flex meta">
            <CopyButton text={listOf(problems)} label={t('imports.copyProblems')} />
            {count > problems.length
              ? t('imports.problemsShown', { count: formatNumber(problems.length) })
              : null}
          </p>
        </>
      )}
    </Fold>
  );
}

/** The problems as lines of text, to pass on. */
export function listOf(problems: readonly ImportProblem[]): string {
  return problems.map((problem) => `${placeOf(problem)}: ${tell(problem.message)}`).join('\n');
}

function placeOf({ line, byte }: ImportProblem): string {
  if (line === null) return t('imports.problemAtByte', { byte: formatNumber(byte) });
  return t('imports.problemAt', { line: formatNumber(line), byte: formatNumber(byte) });
}
