const DAY_MS = 86_400_000;

/** Days since 1970-01-01: how views keep days. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The day that a {@link dayNumber} stands for, `YYYY-MM-DD`. */
export const dayOfNumber = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);
