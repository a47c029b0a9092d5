/** A number, already written, and what it counts. */
export type Figure = Readonly<{ label: string; value: string; warn?: boolean }>;

/** The numbers that say it all, in a line. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div key={figure.label} className={figure.warn ? 'figure warn' : 'figure'}>
          <dt>{figure.label}</dt>
          <dd>{figure.value}</dd>
        </div>
      ))}
    </dl>
  );
}
