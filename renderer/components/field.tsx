import { useId, type ReactNode } from 'react';
import { tell } from '../i18n/index.ts';

/** What a labelled control takes to belong to its label and its problem. */
type FieldControl = Readonly<{
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}>;

type FieldProps = {
  label: string;
  /** What is wrong with the value, and what to do. */
  problem?: ReactNode;
  children: (control: FieldControl) => ReactNode;
};

/** A control of a form with its label above and what is wrong with it below. */
export function Field({ label, problem, children }: FieldProps) {
  const id = useId();
  const wrong = problem !== undefined && problem !== null;
  const problemId = `${id}-problem`;
  return (
    <div className="field">
      <label htmlFor={id} className="semi">
        {label}
      </label>
      {children({ id, 'aria-invalid': wrong, 'aria-describedby': wrong ? problemId : undefined })}
      {wrong ? (
        <p id={problemId} className="field-problem" role="alert">
          {typeof problem === 'string' ? tell(problem) : problem}
        </p>
      ) : null}
    </div>
  );
}
