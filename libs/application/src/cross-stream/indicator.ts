import type { IndicatorCommand } from '#domain';
import type { DirectoryState } from '../directory/state.js';
import { each, livingMeasure, openUnit, pursuedGoal, type CrossStreamRefusal } from './references.js';

/**
 * Enforced by the indicator's own stream: the goals and measures that it is linked to are pursued and count, the unit
 * that it is about is open. An indicator keeps the unit that it has when that is closed. Undoing a link asks nothing.
 * @param indicator its id
 */
export function indicatorAcross(
  command: IndicatorCommand,
  indicator: string,
  directory: DirectoryState,
): readonly CrossStreamRefusal[] {
  switch (command.type) {
    case 'DefineIndicator':
      return [
        ...(command.area === null ? [] : openUnit(directory, 'area', command.area)),
        ...each('goals', command.goals, (field, id) => pursuedGoal(directory, field, id)),
        ...each('measures', command.measures, (field, id) => livingMeasure(directory, field, id)),
      ];
    case 'ChangeIndicatorDetails':
      if (command.area === null || command.area === directory.indicators.get(indicator)?.area) return [];
      return openUnit(directory, 'area', command.area);
    case 'LinkIndicatorGoal':
      return pursuedGoal(directory, 'goal', command.goal);
    case 'LinkIndicatorMeasure':
      return livingMeasure(directory, 'measure', command.measure);
    default:
      return [];
  }
}
