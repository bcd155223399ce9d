import { evolveMeasure, initialMeasure, presentStatus, type MeasureEvent, type Recorded } from '#domain';

/** What a fact changed: a field with its value before and after; null: none. */
export interface FieldChange {
  readonly field: string;
  readonly old: unknown;
  readonly new: unknown;
}

export function describeMeasureChanges(): (fact: Recorded<MeasureEvent>) => readonly FieldChange[] {
  let state = initialMeasure;
  return (fact) => {
    const before = state;
    state = evolveMeasure(state, fact);
    const flat = (measure: typeof state): Record<string, unknown> => {
      if (!measure) return {};
      const { timeline: _t, confirmation: _c, changedBy: _b, ...rest } = measure;
      return { ...rest, ...(presentStatus(measure)?.report ?? {}) };
    };
    const [old, now] = [flat(before), flat(state)];
    return Object.keys({ ...old, ...now })
      .filter((field) => JSON.stringify(old[field] ?? null) !== JSON.stringify(now[field] ?? null))
      .map((field) => ({ field, old: old[field] ?? null, new: now[field] ?? null }));
  };
}
