import { useRouter } from '@tanstack/react-router';
import { useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { formatDate, formatMonth, formatNumber, formatWeekday } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { useNow } from '../tasks/use-now.ts';
import { addressOf } from './address-of.ts';
import { FigureLink } from './figure-link.tsx';
import { heatOf, type Heat, type HeatDay } from './heat.ts';
import { dayStarts } from './periods.ts';
import { HomeSection } from './section.tsx';
import { SkeletonBlock } from './skeleton-block.tsx';

const WEEKS = 34;
const WEEK_DAYS = 7;
/** Monday, Wednesday, Friday are named. */
const NAMED_DAYS = [0, 2, 4];
const LEVELS = [0, 1, 2, 3, 4] as const;

/** How many memories were saved each day: a map of the days, or a table of them. */
export function SavedDays() {
  const starts = dayStarts(useNow(), WEEKS);
  const saved = useRead('dashboard.days', { starts }, { keepPrevious: true }).data;
  if (saved === undefined) return <SkeletonBlock title={t('home.savedDays')} height="heat" />;
  const heat = heatOf(starts, saved.days);
  return (
    <HomeSection
      title={t('home.savedDays')}
      aside={
        <FigureLink figure={saved.total}>
          {t('home.inWeeks', { saved: formatNumber(saved.total.count), count: WEEKS })}
        </FigureLink>
      }
      table={
        <table className="table">
          <thead>
            <tr>
              <th>{t('home.day')}</th>
              <th className="num">{t('home.savedColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {saved.days.toReversed().map((day) => (
              <tr key={day.start}>
                <td>{formatDate(day.start)}</td>
                <td className="num">
                  <FigureLink figure={day} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <div className="heatwrap">
        <div className="heatd meta" aria-hidden>
          {NAMED_DAYS.map((day) => (
            <span key={day}>{formatWeekday(starts[day] ?? '')}</span>
          ))}
        </div>
        <HeatMap heat={heat} />
      </div>
    </HomeSection>
  );
}

/** The map. It is one thing to move through by arrows, as a slider of days; enter and a click open the day's list. */
function HeatMap({ heat }: { heat: Heat }) {
  const { history } = useRouter();
  const [chosen, setChosen] = useState<number | null>(null);
  const last = heat.days.length - 1;
  const place = chosen ?? last;
  const day = heat.days[place];
  const open = (one: HeatDay | undefined) => {
    if (one === undefined || one.count === 0) return;
    history.push(addressOf({ operation: 'memories.list', input: { since: one.start, until: one.end } }));
  };
  const placeOf = ({ target }: PointerEvent | { target: EventTarget }): number | null => {
    const index = target instanceof HTMLElement ? target.dataset['day'] : undefined;
    return index === undefined ? null : Number(index);
  };

  function press(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowUp: -1,
      ArrowDown: 1,
      ArrowLeft: -WEEK_DAYS,
      ArrowRight: WEEK_DAYS,
    };
    const step = steps[event.key];
    if (event.key === 'Enter') open(day);
    else if (event.key === 'Home') setChosen(0);
    else if (event.key === 'End') setChosen(last);
    else if (step !== undefined) setChosen(Math.min(last, Math.max(0, place + step)));
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div>
        <div className="heatm meta" aria-hidden>
          {heat.months.map(({ week, at }) => (
            <span key={at} style={atWeek(week)}>
              {formatMonth(at)}
            </span>
          ))}
        </div>
        <div
          className="heat"
          role="slider"
          tabIndex={0}
          aria-label={t('home.heat')}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={place}
          aria-valuetext={day === undefined ? '' : sayDay(day)}
          onKeyDown={press}
          onClick={(event) => {
            const index = placeOf(event);
            if (index !== null) open(heat.days[index]);
          }}
          onPointerMove={(event) => setChosen(placeOf(event) ?? chosen)}
          onPointerLeave={() => setChosen(null)}
          onBlur={() => setChosen(null)}
        >
          {heat.days.map(({ start, level }, index) => (
            <i key={start} data-day={index} className={`h${level}${index === chosen ? ' on' : ''}`} />
          ))}
        </div>
      </div>
      <HeatSide heat={heat} chosen={chosen === null ? null : (day ?? null)} />
    </>
  );
}

/** The day that is looked at, else the busiest one; a usual day; what the colours mean. */
function HeatSide({ heat, chosen }: { heat: Heat; chosen: HeatDay | null }) {
  const shown = chosen ?? heat.busiest;
  return (
    <div className="heatside">
      {shown === null ? null : (
        <p>
          <FigureLink
            className="med"
            figure={{
              count: shown.count,
              list: { operation: 'memories.list', input: { since: shown.start, until: shown.end } },
            }}
          />{' '}
          <span className="t2">{t('home.onDay', { day: formatDate(shown.start) })}</span>
        </p>
      )}
      {heat.usual === 0 ? null : (
        <p>
          <b className="med tn">{formatNumber(heat.usual)}</b>{' '}
          <span className="t2">{t('home.onUsualDay')}</span>
        </p>
      )}
      <div className="legend meta" aria-hidden>
        {t('home.less')}
        <span className="heat l">
          {LEVELS.map((level) => (
            <i key={level} className={`h${level}`} />
          ))}
        </span>
        {t('home.more')}
      </div>
    </div>
  );
}

function sayDay({ start, count }: HeatDay): string {
  return t('home.heatDay', { day: formatDate(start), count });
}

function atWeek(week: number): CSSProperties {
  return { '--x': week } as CSSProperties; // a custom property, which the type does not know
}
