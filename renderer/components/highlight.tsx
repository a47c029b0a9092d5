type HighlightProps = {
  text: string;
  /** Half-open ranges of UTF-16 units, ascending, not overlapping. */
  ranges: readonly (readonly [number, number])[];
};

/** A text with what matched marked. */
export function Highlight({ text, ranges }: HighlightProps) {
  const pieces = ranges.map(([start, end], index) => ({
    start,
    before: text.slice(ranges[index - 1]?.[1] ?? 0, start),
    marked: text.slice(start, end),
  }));
  return (
    <>
      {pieces.map(({ start, before, marked }) => (
        <span key={start}>
          {before}
          <mark>{marked}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}
