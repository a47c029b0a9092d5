import { useId } from 'react';

type DateFieldProps = {
  label: string;
  /** A timestamp; shown as the day it falls on where this computer is. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

/** A day; the moment it stands for is its first, where this computer is. */
export function DateField({ label, value, onChange }: DateFieldProps) {
  const id = useId();
  return (
    <div className="frow">
      <label htmlFor={id} className="grow">
        {label}
      </label>
      <input
        id={id}
        type="date"
        className="date"
        value={value === undefined ? '' : dayOf(value)}
        onChange={(event) => {
          const day = event.target.valueAsDate;
          onChange(day === null ? undefined : startOfLocalDay(day));
        }}
      />
    </div>
  );
}

function dayOf(timestamp: string): string {
  const date = new Date(timestamp);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** A date field gives its day as midnight UTC. */
function startOfLocalDay(day: Date): string {
  return new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()).toISOString();
}
