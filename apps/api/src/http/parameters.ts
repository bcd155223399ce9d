/** Parameters of addresses, with what they are. */
export const MEASURE = { measure: 'Id of the measure.' } as const;
export const PROGRAMME = { programme: 'Id of the programme.' } as const;
export const GOAL = { goal: 'Id of the goal.' } as const;
export const STRATEGY = { strategy: 'Id of the strategy.' } as const;
export const UNIT = { unit: 'Id of the unit.' } as const;
export const PERSON = { person: 'Id of the person.' } as const;
export const LINE = { measure: 'Id of the measure.', line: 'Id of the savings line.' } as const;
export const INVESTMENT = { measure: 'Id of the measure.', investment: 'Id of the investment.' } as const;
export const TARGET = { programme: 'Id of the programme.', target: 'Id of the target.' } as const;
export const NEED = { programme: 'Id of the programme.', need: 'Id of the need.' } as const;
export const INDICATOR = { indicator: 'Id of the indicator.' } as const;
export const ROUND = { round: 'Id of the reporting round.' } as const;
