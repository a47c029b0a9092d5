import { lazy, Suspense } from 'react';
import type { BarsProps, ChartProps } from './chart-props.ts';

const LazyAreas = lazy(async () => ({ default: (await import('./recharts.tsx')).DrawnAreas }));
const LazyLines = lazy(async () => ({ default: (await import('./recharts.tsx')).DrawnLines }));
const LazyBars = lazy(async () => ({ default: (await import('./recharts.tsx')).DrawnBars }));

/** Series on top of one another, over time. */
export function StackedAreas(props: ChartProps) {
  return (
    <div className="chart">
      <Suspense>
        <LazyAreas {...props} />
      </Suspense>
      <Legend series={props.series} />
    </div>
  );
}

/** Series as lines, over time. */
export function Lines(props: ChartProps) {
  return (
    <div className="chart">
      <Suspense>
        <LazyLines {...props} />
      </Suspense>
      <Legend series={props.series} />
    </div>
  );
}

/** How many there are of each step; a bar opens what it counts. */
export function Bars(props: BarsProps) {
  return (
    <div className="chart">
      <Suspense>
        <LazyBars {...props} />
      </Suspense>
    </div>
  );
}

function Legend({ series }: Pick<ChartProps, 'series'>) {
  return (
    <ul className="chart-legend meta">
      {series.map(({ key, name, colour }) => (
        <li key={key}>
          <i style={{ background: colour }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
