import { goalMessages } from './goal.js';
import { measureMessages } from './measure.js';
import { organisationMessages } from './organisation.js';
import { peopleMessages } from './people.js';
import { programmeMessages } from './programme.js';
import { readingMessages } from './reading.js';
import { sharedMessages } from './shared.js';
import { strategyMessages } from './strategy.js';

/** Every reason why a rule says no, by the code of the refusal. A spec across libraries holds it against the codes themselves. */
export const domainMessages = {
  ...sharedMessages,
  ...measureMessages,
  ...programmeMessages,
  ...goalMessages,
  ...strategyMessages,
  ...organisationMessages,
  ...peopleMessages,
  ...readingMessages,
} as const;

/** Codes of refusals that have a message. */
export type DomainCode = keyof typeof domainMessages;
