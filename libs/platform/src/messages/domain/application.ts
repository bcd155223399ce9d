import type { Catalogue } from '../message.js';

/** Refusals of the rules that need more than one stream. */
export const applicationMessages = {
  'unit-has-measures': {
    nb: 'Enheten kan ikke legges ned så lenge tiltak hører til den (antall: {measures}). Flytt tiltakene til et annet område først.',
    nn: 'Eininga kan ikkje leggjast ned så lenge det høyrer tiltak til der (tal: {measures}). Flytt tiltaka til eit anna område først.',
    en: 'The unit cannot be closed as long as measures belong to it (number: {measures}). Move the measures to another area first.',
  },
  'goal-parent-level': {
    nb: 'Et mål på nivået «{level:level}» kan ikke stå under et på nivået «{above:level}». Velg et annet mål å plassere det under.',
    nn: 'Eit mål på nivået «{level:level}» kan ikkje stå under eit på nivået «{above:level}». Vel eit anna mål å plassere det under.',
    en: 'A goal of the level “{level:level}” cannot stand under one of the level “{above:level}”. Choose another goal to place it under.',
  },
  'goal-circle': {
    nb: 'Slik ville målet komme under seg selv, ved hjelp av målene imellom. Velg et mål som ikke ligger under det.',
    nn: 'Slik ville målet kome under seg sjølv, ved hjelp av måla imellom. Vel eit mål som ikkje ligg under det.',
    en: 'That would put the goal under itself, by way of the goals between. Choose a goal that does not lie under it.',
  },
} as const satisfies Catalogue;
