import {
  clean,
  cleanOrNull,
  dayFaults,
  NAME_LENGTH,
  optionalText,
  requiredText,
  same,
  TEXT_LENGTH,
  unlessRefused,
} from '../shared/checks.js';
import { accept, type Decision, type DecisionContext, refuse } from '../shared/kernel.js';
import type { RoundCommand, RoundRefusal } from './commands.js';
import type { RoundDue, RoundEvent } from './events.js';
import type { Round, RoundDelivery, RoundState } from './state.js';

type RoundDecision = Decision<RoundEvent, RoundRefusal>;
type Of<Type extends RoundCommand['type']> = Extract<RoundCommand, { type: Type }>;

/** How many measures a reminder names; the rest is a number. */
const MOST_NAMED = 200;

/** What may still be said of a round that is published: what came of its mails. */
const AFTER_PUBLISHING: ReadonlySet<RoundCommand['type']> = new Set<RoundCommand['type']>([
  'TellReminderSent',
  'PublishRound',
  'CompletePublication',
]);

/**
 * What a command makes of a round: the facts, none if it says nothing new, or every refusal at once.
 * @param context `today`: the day of a reminder
 */
export function decideRound(command: RoundCommand, state: RoundState, { today }: DecisionContext): RoundDecision {
  if (command.type === 'OpenRound')
    return state === null ? open(command) : refuse({ code: 'round-exists', params: {} });
  if (state === null) return refuse({ code: 'round-unknown', params: {} });
  if (command.type === 'TellReminderSent') return tellReminder(command, state);
  if (state.cancelled) {
    return command.type === 'CancelRound' ? accept() : refuse({ code: 'round-cancelled', params: {} });
  }
  if (state.publication !== null && !AFTER_PUBLISHING.has(command.type)) {
    return refuse({ code: state.publication.published ? 'round-published' : 'round-publishing', params: {} });
  }
  switch (command.type) {
    case 'MoveRoundDue':
      return moveDue(command, state);
    case 'ExcuseMeasure':
      return state.excused.includes(command.measure)
        ? refuse({ code: 'measure-already-excused', field: 'measure', params: { measure: command.measure } })
        : unlessRefused(requiredText('reason', command.reason, TEXT_LENGTH), [
            { type: 'RoundMeasureExcused', data: { measure: command.measure, reason: clean(command.reason) } },
          ]);
    case 'ExpectMeasure':
      return state.excused.includes(command.measure)
        ? unlessRefused(requiredText('reason', command.reason, TEXT_LENGTH), [
            { type: 'RoundMeasureExpected', data: { measure: command.measure, reason: clean(command.reason) } },
          ])
        : refuse({ code: 'measure-not-excused', field: 'measure', params: { measure: command.measure } });
    case 'MarkDeliveryReady':
      return markReady(command, state);
    case 'ApproveDelivery':
      return approve(command, state);
    case 'SendDeliveryBack':
      return sendBack(command, state);
    case 'RequestReminder':
      return requestReminder(command, state, today);
    case 'PublishRound':
      return publish(command, state, today);
    case 'CompletePublication':
      return complete(command, state);
    case 'CancelRound':
      return unlessRefused(requiredText('reason', command.reason, TEXT_LENGTH), [
        { type: 'RoundCancelled', data: { reason: clean(command.reason) } },
      ]);
  }
}

function open({ type: _, title, from, cutOff, programme, sectors, previous }: Of<'OpenRound'>): RoundDecision {
  const faults: RoundRefusal[] = [
    ...requiredText('title', title, NAME_LENGTH),
    ...dayFaults('from', from),
    ...dayFaults('cutOff', cutOff),
  ];
  if (faults.length === 0 && from > cutOff) {
    faults.push({ code: 'days-out-of-order', field: 'cutOff', params: { from, to: cutOff } });
  }
  if (sectors.length === 0) faults.push({ code: 'round-sectors-missing', field: 'sectors', params: {} });
  sectors.forEach(({ sector, due }, index) => {
    faults.push(...dueFaults(`sectors[${index}].due`, due, cutOff));
    if (sectors.findIndex((one) => one.sector === sector) < index) {
      faults.push({ code: 'round-sector-twice', field: `sectors[${index}].sector`, params: { sector } });
    }
  });
  const data = {
    title: clean(title),
    from,
    cutOff,
    programme,
    sectors: sectors.map(({ sector, due }) => ({ sector, due })),
    previous,
  };
  return unlessRefused(faults, [{ type: 'RoundOpened', data }]);
}

/** A sector reports on the period when it has ended: it is due on its last day at the earliest. */
function dueFaults(field: string, due: string, cutOff: string): readonly RoundRefusal[] {
  const faults = dayFaults(field, due);
  if (faults.length > 0) return faults;
  return due < cutOff ? [{ code: 'due-before-cut-off', field, params: { due, cutOff } }] : [];
}

const sectorIn = (state: Round, sector: string): RoundDelivery | undefined =>
  state.sectors.find((one) => one.sector === sector);

const sectorUnknown = (sector: string): RoundRefusal => ({
  code: 'round-sector-unknown',
  field: 'sector',
  params: { sector },
});

function moveDue({ sector, due, reason }: RoundDue & { readonly reason: string }, state: Round): RoundDecision {
  const known = sectorIn(state, sector);
  const faults: RoundRefusal[] = [
    ...(known ? [] : [sectorUnknown(sector)]),
    ...dueFaults('due', due, state.cutOff),
    ...requiredText('reason', reason, TEXT_LENGTH),
  ];
  if (faults.length === 0 && known?.due === due) return accept();
  return unlessRefused(faults, [{ type: 'RoundDueMoved', data: { sector, due, reason: clean(reason) } }]);
}

/** A delivery that misses something says why. Marking it again tells of what has come in since. */
function markReady({ sector, missing, comment }: Of<'MarkDeliveryReady'>, state: Round): RoundDecision {
  const known = sectorIn(state, sector);
  if (!known) return refuse(sectorUnknown(sector));
  if (known.status === 'approved') {
    return refuse({ code: 'delivery-approved', field: 'sector', params: { sector } });
  }
  const faults: RoundRefusal[] = [...optionalText('comment', comment, TEXT_LENGTH)];
  const said = cleanOrNull(comment);
  if (missing > 0 && said === null) {
    faults.push({ code: 'delivery-comment-missing', field: 'comment', params: { missing } });
  }
  const isNothingNew = known.status === 'ready' && known.missing === missing && known.comment === said;
  if (faults.length === 0 && isNothingNew) return accept();
  return unlessRefused(faults, [{ type: 'RoundDeliveryReady', data: { sector, missing, comment: said } }]);
}

function approve({ sector, comment }: Of<'ApproveDelivery'>, state: Round): RoundDecision {
  const known = sectorIn(state, sector);
  if (!known) return refuse(sectorUnknown(sector));
  if (known.status === 'approved') return accept();
  if (known.status !== 'ready') {
    return refuse({ code: 'delivery-not-ready', field: 'sector', params: { sector, status: known.status } });
  }
  return unlessRefused(optionalText('comment', comment, TEXT_LENGTH), [
    { type: 'RoundDeliveryApproved', data: { sector, comment: cleanOrNull(comment) } },
  ]);
}

/** What was approved may be sent back as well, until the round is published. */
function sendBack({ sector, comment }: Of<'SendDeliveryBack'>, state: Round): RoundDecision {
  const known = sectorIn(state, sector);
  if (!known) return refuse(sectorUnknown(sector));
  if (known.status !== 'ready' && known.status !== 'approved') {
    const isRepeat = known.status === 'sent-back' && known.comment === clean(comment);
    return isRepeat
      ? accept()
      : refuse({ code: 'delivery-not-ready', field: 'sector', params: { sector, status: known.status } });
  }
  return unlessRefused(requiredText('comment', comment, TEXT_LENGTH), [
    { type: 'RoundDeliverySentBack', data: { sector, comment: clean(comment) } },
  ]);
}

function requestReminder(command: Of<'RequestReminder'>, state: Round, today: string): RoundDecision {
  const { reminder, kind, person, measures, missing, sector } = command;
  if (state.reminders.some((one) => one.reminder === reminder)) return accept();
  if (!sectorIn(state, sector)) return refuse(sectorUnknown(sector));
  return accept({
    type: 'RoundReminderRequested',
    data: { reminder, kind, person, measures: measures.slice(0, MOST_NAMED), missing, sector, on: today },
  });
}

/** Also when the round is over: the mail was on its way. */
function tellReminder({ reminder, failure }: Of<'TellReminderSent'>, state: Round): RoundDecision {
  const known = state.reminders.find((one) => one.reminder === reminder);
  if (!known) return refuse({ code: 'reminder-unknown', field: 'reminder', params: { reminder } });
  if (known.status === 'sent' || (known.status === 'failed' && failure !== null)) return accept();
  return unlessRefused(failure === null ? [] : requiredText('failure', failure, NAME_LENGTH), [
    { type: 'RoundReminderSent', data: { reminder, failure: failure === null ? null : clean(failure) } },
  ]);
}

/**
 * What is published is pinned for ever: not before the last day that it reports on, with everything that was said of the
 * round (an approval of the same moment lies inside), and a sector that is not approved with a reason only.
 */
function publish(
  { position, projections, reason, facts }: Of<'PublishRound'>,
  state: Round,
  today: string,
): RoundDecision {
  if (state.publication !== null) {
    const { published } = state.publication;
    return refuse({ code: published ? 'round-published' : 'round-publishing', params: {} });
  }
  const { cutOff } = state;
  if (today < cutOff) return refuse({ code: 'publication-before-cut-off', params: { cutOff } });
  if (facts !== undefined && facts < state.facts) return refuse({ code: 'publication-behind', params: {} });
  const faults: RoundRefusal[] = [...optionalText('reason', reason, TEXT_LENGTH)];
  const pending = state.sectors.filter(({ status }) => status !== 'approved').map(({ sector }) => sector);
  if (pending.length > 0 && cleanOrNull(reason) === null) {
    faults.push({ code: 'publication-reason-missing', field: 'reason', params: { sectors: pending } });
  }
  return unlessRefused(faults, [
    { type: 'RoundPublicationStarted', data: { position, projections, reason: cleanOrNull(reason) } },
  ]);
}

function complete({ type: _, ...data }: Of<'CompletePublication'>, state: Round): RoundDecision {
  const { publication } = state;
  if (publication === null) return refuse({ code: 'publication-not-started', params: {} });
  if (publication.position !== data.position) {
    return refuse({ code: 'publication-differs', field: 'position', params: { position: publication.position } });
  }
  if (publication.published === null) return accept({ type: 'RoundPublished', data });
  const { pages, bytes, sha256 } = data;
  return same(publication.published, { pages, bytes, sha256 })
    ? accept()
    : refuse({ code: 'publication-differs', field: 'sha256', params: { sha256: publication.published.sha256 } });
}
