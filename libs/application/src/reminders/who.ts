import type { Day, ReminderKind, Unit } from '#domain';

/** Where the delivery of a sector stands, as far as reminders need it. */
export interface SectorStanding {
  readonly sector: string;
  readonly due: Day;
  /** Person id; null: nobody leads it. */
  readonly lead: string | null;
  /** Neither marked ready nor approved. */
  readonly open: boolean;
  /** Expected measures that have not delivered. `responsible`: see {@link answersFor}. */
  readonly missing: readonly { readonly measure: string; readonly responsible: string | null }[];
}

/** One mail to one person. */
export interface DueReminder {
  readonly kind: ReminderKind;
  readonly person: string;
  /** The one of the person's sectors that is due first. */
  readonly sector: string;
  /** At most {@link NAMED}. */
  readonly measures: readonly string[];
  /** 0: the sector is late to be marked ready, and nothing else. */
  readonly missing: number;
}

export interface WhoOptions {
  readonly today: Day;
  /** Days after the due date until the sector's lead is written to. */
  readonly escalationDays: number;
}

/** Who answers for a measure: its responsible, else the nearest lead in the line above it; null: nobody. */
export function answersFor(
  units: ReadonlyMap<string, Pick<Unit, 'lead' | 'parent'>>,
  { unit, responsible }: { readonly unit: string; readonly responsible: string | null },
): string | null {
  if (responsible !== null) return responsible;
  for (let above = units.get(unit); above; above = above.parent === null ? undefined : units.get(above.parent)) {
    if (above.lead !== null) return above.lead;
  }
  return null;
}

/** So many measures are named in a reminder; the number tells of all. */
export const NAMED = 200;

/**
 * Who is to be written to. Those who answer for measures that are missing get one reminder each; a measure for which
 * nobody answers is its sector's lead's. Where a sector's due date has passed by the days of escalation, its lead gets one
 * escalation for all of them, and no reminder that would say less. Where a due date has passed, nothing is missing and
 * nobody has marked the sector ready, its lead is written to as well, with no measure, unless there is another mail to
 * the lead. Sectors that are marked ready or approved are left alone. In the order of sectors and measures given,
 * reminders first.
 */
export function whoIsReminded(sectors: readonly SectorStanding[], options: WhoOptions): readonly DueReminder[] {
  const waiting = sectors.filter(({ open, missing }) => open && missing.length > 0).sort(byDue);
  const isEscalated = ({ due }: SectorStanding): boolean =>
    daysBetween(due, options.today) >= Math.max(1, options.escalationDays);
  const late = waiting.filter(isEscalated);
  const escalations = collect(
    'escalation',
    late.flatMap(({ sector, lead, missing }) => missing.map(({ measure }) => ({ person: lead, sector, measure }))),
  );
  const told = new Set(late.flatMap(({ sector, lead }) => (lead === null ? [] : [JSON.stringify([lead, sector])])));
  const reminders = collect(
    'reminder',
    waiting.flatMap(({ sector, lead, missing }) =>
      missing
        .map(({ measure, responsible }) => ({ person: responsible ?? lead, sector, measure }))
        .filter(({ person }) => !told.has(JSON.stringify([person, sector]))),
    ),
  );
  const written = new Set([...reminders, ...escalations].map(({ person }) => person));
  const notReady = sectors
    .filter(({ open, missing, due }) => open && missing.length === 0 && daysBetween(due, options.today) > 0)
    .sort(byDue)
    .flatMap((standing): DueReminder[] => {
      const { lead: person, sector } = standing;
      if (person === null || written.has(person)) return [];
      written.add(person);
      return [{ kind: isEscalated(standing) ? 'escalation' : 'reminder', person, sector, measures: [], missing: 0 }];
    });
  return [...reminders, ...escalations, ...notReady].sort((one, other) => order(one) - order(other));
}

const order = ({ kind }: DueReminder): number => (kind === 'reminder' ? 0 : 1);

/** Whole days from one to the other; negative when the other is earlier. */
export const daysBetween = (one: Day, other: Day): number =>
  (Date.parse(`${other}T00:00:00Z`) - Date.parse(`${one}T00:00:00Z`)) / 86_400_000;

const byDue = (one: SectorStanding, other: SectorStanding): number => daysBetween(other.due, one.due);

interface Missing {
  readonly person: string | null;
  readonly sector: string;
  readonly measure: string;
}

/** One for each person; nobody to write to: none. */
function collect(kind: ReminderKind, missing: readonly Missing[]): readonly DueReminder[] {
  const byPerson = Map.groupBy(
    missing.filter(({ person }) => person !== null),
    ({ person }) => person!,
  );
  return [...byPerson].map(([person, own]) => ({
    kind,
    person,
    sector: own[0]!.sector,
    measures: own.slice(0, NAMED).map(({ measure }) => measure),
    missing: own.length,
  }));
}
