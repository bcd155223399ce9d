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
  'unit-not-sector': {
    nb: 'Enheten er ikke en sektor, men på nivået «{level:level}». En rapporteringsrunde gjelder hele sektorer: velg sektoren som enheten hører til.',
    nn: 'Eininga er ikkje ein sektor, men på nivået «{level:level}». Ein rapporteringsrunde gjeld heile sektorar: vel sektoren som eininga høyrer til.',
    en: 'The unit is no sector, but of the level “{level:level}”. A reporting round covers whole sectors: choose the sector that the unit belongs to.',
  },
  'plan-years-not-the-programmes': {
    nb: 'Handlingsprogrammet gjelder {firstYear}–{lastYear}. Før planen opp med de samme årene.',
    nn: 'Handlingsprogrammet gjeld {firstYear}–{lastYear}. Før opp planen med dei same åra.',
    en: 'The programme covers {firstYear}–{lastYear}. Give the plan the same years.',
  },
  'plan-programme-adopted': {
    nb: 'Handlingsprogrammet er vedtatt, så planen kan ikke lenger være et forslag. Vis til vedtaket, eller til fullmakten for en teknisk justering.',
    nn: 'Handlingsprogrammet er vedteke, så planen kan ikkje lenger vere eit framlegg. Vis til vedtaket, eller til fullmakta for ei teknisk justering.',
    en: 'The programme has been adopted, so the plan can no longer be a proposal. Refer to the decision, or to the authority for a technical adjustment.',
  },
} as const satisfies Catalogue;
