type SegProps<V extends string> = {
  label: string;
  /** Null: none of them. */
  value: V | null;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
};

/** A choice of one among few, all visible. */
export function Seg<V extends string>({ label, value, options, onChange }: SegProps<V>) {
  return (
    <div className="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
