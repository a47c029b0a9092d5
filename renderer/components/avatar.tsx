/** The letters that stand for a name: its initials, or its first two letters. */
function monogram(name: string): string {
  const words = name.split(/[\s_-]+/).filter((word) => word !== '');
  const letters =
    words.length > 1 ? words.slice(0, 2).map((word) => firstLetters(word, 1)) : firstLetters(name, 2);
  return [letters].flat().join('').toLocaleUpperCase();
}

/** Letters as a reader counts them, whatever they are made of. */
function firstLetters(text: string, count: number): string {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
    .slice(0, count)
    .join('');
}

/** The letters of an agent or person. Its name stands beside it. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className="agent" aria-hidden>
      {monogram(name)}
    </span>
  );
}

/** An agent or person: letters and name. */
export function Who({ name }: { name: string }) {
  return (
    <span className="who">
      <Avatar name={name} />
      <span>{name}</span>
    </span>
  );
}
