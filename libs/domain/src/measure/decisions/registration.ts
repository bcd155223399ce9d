import { clean, cleanOrNull, optionalText, requiredText, unlessRefused } from '../../shared/checks.js';
import { accept } from '../../shared/kernel.js';
import type { MeasureCommandOf, MeasureRefusal } from '../commands.js';
import { LIMITS } from '../limits.js';
import type { Decide, MeasureDecision } from './decision.js';
import { dueFaults } from './due-date.js';

export function registerMeasure(command: MeasureCommandOf<'RegisterMeasure'>): MeasureDecision {
  const { type: _, ...data } = command;
  const { area, participatingAreas, exemption, due, continuous } = data;
  const faults: MeasureRefusal[] = [...detailsFaults(data), ...dueFaults('due', due, continuous)];
  if (participatingAreas.includes(area))
    faults.push({ code: 'area-is-own', field: 'participatingAreas', params: { area } });
  if (exemption) faults.push(...requiredText('exemption.legalBasis', exemption.legalBasis, LIMITS.legalBasis));
  return unlessRefused(faults, [
    {
      type: 'MeasureRegistered',
      data: {
        ...data,
        ...detailsOf(data),
        goals: distinct(data.goals),
        strategies: distinct(data.strategies),
        participatingAreas: distinct(participatingAreas),
        exemption: exemption && { legalBasis: clean(exemption.legalBasis) },
      },
    },
  ]);
}

export const changeDetails: Decide<'ChangeDetails'> = (command, measure) => {
  const faults = [...detailsFaults(command), ...optionalText('reason', command.reason, LIMITS.sentences)];
  const details = detailsOf(command);
  const { title, description, legalBasis } = details;
  const says = title === measure.title && description === measure.description && legalBasis === measure.legalBasis;
  if (faults.length === 0 && says) return accept();
  return unlessRefused(faults, [
    { type: 'MeasureDetailsChanged', data: { ...details, reason: cleanOrNull(command.reason) } },
  ]);
};

interface Details {
  readonly title: string;
  readonly description: string | null;
  readonly legalBasis: string | null;
}

const detailsFaults = ({ title, description, legalBasis }: Details) => [
  ...requiredText('title', title, LIMITS.title),
  ...optionalText('description', description, LIMITS.text),
  ...optionalText('legalBasis', legalBasis, LIMITS.legalBasis),
];

const detailsOf = ({ title, description, legalBasis }: Details): Details => ({
  title: clean(title),
  description: cleanOrNull(description),
  legalBasis: cleanOrNull(legalBasis),
});

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
