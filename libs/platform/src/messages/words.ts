import type { Language } from './language.js';

type Word = Readonly<Record<Language, string>>;
const word = (nb: string, nn: string, en: string): Word => ({ nb, nn, en });

/** Words of the domain that stand in messages, by the code that programs use. */
export const words = {
  'yes-no': { yes: word('ja', 'ja', 'yes'), no: word('nei', 'nei', 'no') },
  phase: {
    planned: word('planlagt', 'planlagt', 'planned'),
    ongoing: word('pågående', 'pågåande', 'ongoing'),
    completed: word('gjennomført', 'gjennomført', 'completed'),
    postponed: word('utsatt', 'utsett', 'postponed'),
    discontinued: word('utgått', 'utgått', 'discontinued'),
    unclassified: word('uavklart', 'uavklart', 'unclassified'),
  },
  light: {
    green: word('grønt', 'grønt', 'green'),
    yellow: word('gult', 'gult', 'yellow'),
    red: word('rødt', 'raudt', 'red'),
    'not-assessed': word('ikke vurdert', 'ikkje vurdert', 'not assessed'),
  },
  level: {
    'main-goal': word('hovedmål', 'hovudmål', 'main goal'),
    approach: word('hovedgrep', 'hovudgrep', 'approach'),
    'sub-goal': word('delmål', 'delmål', 'sub-goal'),
    effort: word('viktig innsats', 'viktig innsats', 'effort'),
    strategy: word('strategi', 'strategi', 'strategy'),
    'sub-strategy': word('delstrategi', 'delstrategi', 'sub-strategy'),
    sector: word('sektor', 'sektor', 'sector'),
    area: word('programområde', 'programområde', 'programme area'),
    unit: word('enhet', 'eining', 'unit'),
    none: word('ingen', 'ingen', 'none'),
  },
  'programme-status': {
    'under-preparation': word('under utarbeidelse', 'under utarbeiding', 'under preparation'),
    adopted: word('vedtatt', 'vedteke', 'adopted'),
    superseded: word('avløst', 'avløyst', 'superseded'),
    withdrawn: word('trukket', 'trekt', 'withdrawn'),
  },
  'decision-kind': {
    decided: word('vedtatt', 'vedteke', 'decided'),
    informed: word('orientert', 'orientert', 'informed'),
    planned: word('planlagt', 'planlagt', 'planned'),
    'asked-for': word('bestilt av kommunestyret', 'tinga av kommunestyret', 'asked for by the council'),
  },
  role: {
    politician: word('politiker', 'politikar', 'politician'),
    reader: word('leser', 'lesar', 'reader'),
    controller: word('controller', 'controller', 'controller'),
    auditor: word('revisor', 'revisor', 'auditor'),
    administrator: word('administrator', 'administrator', 'administrator'),
    responsible: word('tiltaksansvarlig', 'tiltaksansvarleg', 'responsible'),
    deputy: word('stedfortreder', 'stadfortredar', 'deputy'),
    'sector-lead': word('leder', 'leiar', 'lead'),
    public: word('innbygger', 'innbyggjar', 'member of the public'),
    system: word('tjenesten selv', 'tenesta sjølv', 'the service itself'),
  },
} as const satisfies Record<string, Record<string, Word>>;

export type Vocabulary = keyof typeof words;
