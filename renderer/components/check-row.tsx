import { useId } from 'react';
import { Avatar } from './avatar.tsx';

type CheckRowProps = {
  label: string;
  checked: boolean;
  onChange: () => void;
  /** A number at its end, already written. */
  count?: string;
  /** Show the letters of the name before it: for agents. */
  monogram?: boolean;
};

/** One choice of several that may all be on, with how many it would show. */
export function CheckRow({ label, checked, onChange, count, monogram = false }: CheckRowProps) {
  const id = useId();
  return (
    <div className="frow">
      <input id={id} type="checkbox" className="check" checked={checked} onChange={onChange} />
      <label htmlFor={id} className="frow-label">
        {monogram ? <Avatar name={label} /> : null}
        <span className="grow clip">{label}</span>
        {count === undefined ? null : <span className="num meta">{count}</span>}
      </label>
    </div>
  );
}
