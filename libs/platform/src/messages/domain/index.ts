import type { Catalogue, Message } from '../message.js';
import { applicationMessages } from './application.js';
import { feedMessages } from './feed.js';
import { goalMessages } from './goal.js';
import { identityMessages } from './identity.js';
import { indicatorMessages } from './indicator.js';
import { measureMessages } from './measure.js';
import { organisationMessages } from './organisation.js';
import { programmeMessages } from './programme.js';
import { readModelMessages } from './read-models.js';
import { roundMessages } from './round.js';
import { savingsMessages } from './savings.js';
import { sharedMessages } from './shared.js';
import { strategyMessages } from './strategy.js';
import { targetMessages } from './targets.js';

/**
 * One catalogue of several.
 * @throws {Error} a code stands in two of them: one of its messages would never be seen
 */
export function mergeCatalogues(...catalogues: readonly Catalogue[]): Catalogue {
  const merged: Record<string, Message> = {};
  for (const [code, message] of catalogues.flatMap((catalogue) => Object.entries(catalogue))) {
    if (Object.hasOwn(merged, code)) throw new Error(`the code ${code} has two messages`);
    merged[code] = message;
  }
  return merged;
}

/** Refusals of the aggregates, of the rules across streams, of the policies, of queries and of the feed, by code. */
export const domainMessages: Catalogue = mergeCatalogues(
  sharedMessages,
  measureMessages,
  programmeMessages,
  targetMessages,
  savingsMessages,
  goalMessages,
  strategyMessages,
  organisationMessages,
  indicatorMessages,
  roundMessages,
  applicationMessages,
  identityMessages,
  readModelMessages,
  feedMessages,
);
