/** A series of a chart: its field in the rows, its name, its colour. */
type Series = Readonly<{ key: string; name: string; colour: string }>;

type Row = Readonly<Record<string, string | number | null>>;

export type ChartProps = Readonly<{
  /** What the chart shows; its name for assistive technology. */
  title: string;
  rows: readonly Row[];
  /** The field that says where a row stands. */
  at: string;
  series: readonly Series[];
  /** How that is written: in full, and as short as an axis needs it. */
  sayAt: (at: string) => string;
  sayTick: (at: string) => string;
  /** How a value is written, and on the axis. */
  sayValue: (value: number) => string;
  sayAxis: (value: number) => string;
}>;

export type BarsProps = Omit<ChartProps, 'series' | 'sayTick'> &
  Readonly<{
    /** What is counted, in the field `count`. */
    name: string;
    onOpen: (index: number) => void;
  }>;
