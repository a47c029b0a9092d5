import type { CSSProperties } from 'react';

type ProgressProps = {
  label: string;
  /** How much is done, from 0 to 1; null where nobody knows. */
  share: number | null;
};

/** How far something is, as a bar. */
export function Progress({ label, share }: ProgressProps) {
  const done = { '--v': share ?? 0 } as CSSProperties; // a custom property, which the type does not know
  return (
    <div
      className={share === null ? 'progress endless' : 'progress'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
    >
      <i style={done} />
    </div>
  );
}
