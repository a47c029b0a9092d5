import { useId, type ReactNode } from 'react';

type SectionProps = {
  title: string;
  /** What it can be found by within the screen. */
  name: string;
  /** At the right of its title. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A part of the screen under its title. */
export function Section({ title, name, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section id={`health-${name}`} className="health-section" aria-labelledby={id} tabIndex={-1}>
      <div className="sec-h">
        <h2 id={id} className="grow">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
