import type { Catalogue } from '../message.js';

/** Refusals of the aggregates, of the rules across streams, of the policies and of the people register, by code. */
export const domainMessages: Catalogue = {};
