import type { PublicationBuilder } from '#application';
import { PublicationUnavailable, type RunningReadModels } from '#read-models';

/** Milliseconds to wait for the views; they are asked again when they have not got there. */
const PATIENCE = 5_000;

/** Publications are built from the views of this process, once they have seen that the round is being published. */
export const publicationBuilder = (models: RunningReadModels): PublicationBuilder => ({
  async build({ round, position, token }) {
    if (!(await models.whenAt(token, PATIENCE))) return null;
    try {
      return await models.publication({ round, position });
    } catch (error) {
      if (error instanceof PublicationUnavailable) return null;
      throw error;
    }
  },
});
