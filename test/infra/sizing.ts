import { text } from './files.js';

interface Figure {
  readonly value: number;
  readonly how: string;
}

type FigureName =
  | 'logBytesPerEvent'
  | 'viewBytesPerEvent'
  | 'rebuildEventsPerSecond'
  | 'reportsPerSecond'
  | 'coldStartSeconds'
  | 'apiMebibytes'
  | 'feedBytesPerReader'
  | 'feedSecondsToLastReader'
  | 'relayEventsPerSecond'
  | 'kafkaBytesPerEvent';

export type Figures = Readonly<Record<FigureName, Figure>>;

/** What was measured: docs/operations/figures.json. */
export const measuredFigures = (): Figures => JSON.parse(text('docs/operations/figures.json')) as Figures;

const FIGURE_NAMES: Readonly<Record<FigureName, string>> = {
  logBytesPerEvent: 'bytes of log for an event',
  viewBytesPerEvent: 'bytes of views for an event',
  rebuildEventsPerSecond: 'events a second, all views built',
  reportsPerSecond: 'status reports a second, one process',
  coldStartSeconds: 'seconds of a cold start',
  apiMebibytes: 'MiB of the api',
  feedBytesPerReader: 'bytes for a reader of the feed',
  feedSecondsToLastReader: 'seconds to the last reader',
  relayEventsPerSecond: 'events a second, published',
  kafkaBytesPerEvent: 'bytes of an event in Kafka',
};

/** The rows of the page's table of figures. */
export const figureRows = (figures: Figures): readonly (readonly string[])[] =>
  (Object.keys(FIGURE_NAMES) as FigureName[]).map((name) => [
    FIGURE_NAMES[name],
    figures[name].value.toLocaleString('en-GB'),
    figures[name].how,
  ]);

/** An installation that a size is computed for. */
export interface Installation {
  readonly name: string;
  /** Measures that are followed up at the same time. */
  readonly measures: number;
  /** Readers of the feed at the same time. */
  readonly readers: number;
}

/** What is assumed of every installation. */
export const ASSUMED = {
  /** Reports, confirmations, plans, forecasts and links of one measure in a year. */
  eventsPerMeasureAndYear: 40,
  years: 10,
  /** Share of a year's events that comes in its busiest hour: the last before a tertial's delivery. */
  busiestHour: 0.02,
};

export const INSTALLATIONS: readonly Installation[] = [
  { name: 'one municipality', measures: 300, readers: 50 },
  { name: 'the largest', measures: 10_000, readers: 2_000 },
  { name: 'all 357 in one', measures: 357 * 300, readers: 10_000 },
];

const gibibytes = (bytes: number): string => {
  const size = bytes / 1024 ** 3;
  return size < 0.1 ? `${Math.ceil(bytes / 1024 ** 2)} MiB` : `${size.toFixed(1)} GiB`;
};
const duration = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5400
      ? `${Math.round(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`;
const whole = (count: number): string => Math.round(count).toLocaleString('en-GB');

/** The rows of the page's table: what each installation needs, by what was measured and assumed. */
export function sizingRows(figures: Figures): readonly (readonly [string, ...string[]])[] {
  const { eventsPerMeasureAndYear, years, busiestHour } = ASSUMED;
  const column = ({ measures, readers }: Installation): readonly string[] => {
    const yearly = measures * eventsPerMeasureAndYear;
    const all = yearly * years;
    const busiest = (yearly * busiestHour) / 3600;
    return [
      whole(measures),
      whole(yearly),
      whole(all),
      gibibytes(all * figures.logBytesPerEvent.value),
      gibibytes(all * figures.viewBytesPerEvent.value),
      gibibytes(2 * all * figures.kafkaBytesPerEvent.value),
      busiest < 1 ? busiest.toFixed(2) : busiest.toFixed(1),
      `${((100 * busiest) / figures.reportsPerSecond.value).toFixed(2)} %`,
      duration(all / figures.rebuildEventsPerSecond.value),
      duration(all / figures.relayEventsPerSecond.value),
      whole(readers),
      gibibytes(readers * figures.feedBytesPerReader.value),
    ];
  };
  const columns = INSTALLATIONS.map(column);
  const names = [
    'measures at the same time',
    'events in a year',
    `events in ${years} years`,
    'log on disk (also each backup)',
    'views on disk, each replica',
    'both topics in Kafka, each broker',
    'events a second in the busiest hour',
    '… of what one api process takes',
    'all views built anew',
    'everything published anew',
    'readers of the feed at the same time',
    'memory for their connections',
  ];
  return names.map((name, row) => [name, ...columns.map((cells) => cells[row] ?? '')]);
}
