import type { Clock, Reminders } from '#application';
import type { Logger } from '#platform';

/** Milliseconds between two looks at the clock. */
const EVERY = 15 * 60_000;

/** Hours of the day, where the municipality is, in which mails are written: from, and before. */
const MORNING = 7;
const EVENING = 17;

export interface ReminderTimer {
  /** What it does at each look. */
  look(): Promise<void>;
  /** Resolves when the look in hand is over. */
  close(): Promise<void>;
}

/** Asks for reminders of all open rounds by itself, in office hours; how often a person is written to is not its business. */
export function startReminderTimer(reminders: Pick<Reminders, 'daily'>, clock: Clock, logger: Logger): ReminderTimer {
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const hour = hourInOslo(clock());
    if (hour < MORNING || hour >= EVENING) return;
    try {
      for (const { round, outcome } of await reminders.daily()) {
        if (outcome.kind === 'requested') {
          const { requested, refused, unaddressed } = outcome;
          if (requested.length + refused.length === 0) continue;
          logger.info(
            { round, reminders: requested.length, refused: refused.length, unaddressed },
            'reminders asked for',
          );
        } else logger.warn({ round, outcome: outcome.kind }, 'reminders could not be asked for; tried again');
      }
    } catch (err) {
      logger.error({ err }, 'reminders could not be asked for; tried again');
    }
  }

  const timer = setInterval(() => {
    looking = looking.then(look);
  }, EVERY);
  timer.unref();
  return {
    look,
    async close() {
      clearInterval(timer);
      await looking;
    },
  };
}

const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Oslo' });
const hourInOslo = (instant: Date): number => Number(hour.format(instant));
