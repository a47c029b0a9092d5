import {
  Area,
  AreaChart,
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { BarsProps, ChartProps } from './chart-props.ts';

/*
 * Drawn with recharts, which is large: this file is loaded when a chart is shown. It imports nothing of ours, so that what
 * the window needs at its start is not divided among files because of it.
 */

const HEIGHT = 168;
const MARGIN = { top: 4, right: 0, bottom: 0, left: 0 };

/** Axes without lines, in the letters of what is said by the way. */
const AXIS = {
  axisLine: false,
  tickLine: false,
  tick: { fontSize: 12, fill: 'var(--c-text-3)' },
} as const;

/** What is told of a point looks like other things that float. */
const TOOLTIP = {
  isAnimationActive: false,
  cursor: { stroke: 'var(--c-control)', fill: 'var(--c-hover)' },
  contentStyle: {
    background: 'var(--c-panel)',
    border: '1px solid var(--c-border)',
    borderRadius: 8,
    boxShadow: 'var(--shadow-pop)',
    fontSize: 12,
    color: 'var(--c-text)',
  },
  itemStyle: { color: 'var(--c-text)', padding: 0 },
} as const;

/** Series on top of one another, over time. */
export function DrawnAreas({ title, rows, at, series, sayAt, sayTick, sayValue, sayAxis }: ChartProps) {
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <AreaChart data={[...rows]} title={title} margin={MARGIN}>
        <CartesianGrid vertical={false} stroke="var(--c-border)" />
        <XAxis {...AXIS} dataKey={at} tickFormatter={sayTick} minTickGap={48} />
        <YAxis {...AXIS} width={40} tickFormatter={sayAxis} allowDecimals={false} />
        <Tooltip
          {...TOOLTIP}
          labelFormatter={(label) => (typeof label === 'string' ? sayAt(label) : '')}
          formatter={(value) => sayValue(Number(value))}
        />
        {series.map(({ key, name, colour }) => (
          <Area
            key={key}
            type="monotone"
            stackId="all"
            dataKey={key}
            name={name}
            stroke={colour}
            fill={colour}
            fillOpacity={0.24}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}

/** Series as lines, over time. */
export function DrawnLines({ title, rows, at, series, sayAt, sayTick, sayValue, sayAxis }: ChartProps) {
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <LineChart data={[...rows]} title={title} margin={MARGIN}>
        <CartesianGrid vertical={false} stroke="var(--c-border)" />
        <XAxis {...AXIS} dataKey={at} tickFormatter={sayTick} minTickGap={64} />
        <YAxis {...AXIS} width={52} tickFormatter={sayAxis} />
        <Tooltip
          {...TOOLTIP}
          labelFormatter={(label) => (typeof label === 'string' ? sayAt(label) : '')}
          formatter={(value) => sayValue(Number(value))}
        />
        {series.map(({ key, name, colour }) => (
          <Line
            key={key}
            dataKey={key}
            name={name}
            stroke={colour}
            strokeWidth={2}
            dot={false}
            connectNulls
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}

/** How many there are of each step. */
export function DrawnBars({ title, rows, at, name, sayAt, sayValue, sayAxis, onOpen }: BarsProps) {
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart data={[...rows]} title={title} margin={MARGIN}>
        <XAxis {...AXIS} dataKey={at} interval={1} />
        <YAxis {...AXIS} width={40} tickFormatter={sayAxis} allowDecimals={false} />
        <Tooltip
          {...TOOLTIP}
          labelFormatter={(label) => (typeof label === 'string' ? sayAt(label) : '')}
          formatter={(value) => sayValue(Number(value))}
        />
        <Bar
          dataKey="count"
          name={name}
          fill="var(--c-accent)"
          radius={2}
          isAnimationActive={false}
          onClick={(_, index) => onOpen(index)}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}
