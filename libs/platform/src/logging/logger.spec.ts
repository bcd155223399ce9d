import { describe, expect, it } from '@jest/globals';
import { createLogger, type Logger } from './logger.js';
import { nestLogger } from './nest-logger.js';

function recording(level = 'trace'): { logger: Logger; lines: () => Record<string, unknown>[]; text: () => string } {
  const written: string[] = [];
  const logger = createLogger({ level, destination: { write: (line) => void written.push(line) } });
  return { logger, text: () => written.join(''), lines: () => written.map((line) => JSON.parse(line)) };
}

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJrYXJpIn0.c2lnbmF0dXJl-_x';

describe('log', () => {
  it('is JSON lines with a level by name and a time', () => {
    const { logger, lines } = recording();
    logger.info({ person: 'p-1' }, 'status reported');
    expect(lines()).toEqual([
      { level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), person: 'p-1', msg: 'status reported' },
    ]);
  });

  it('keeps secrets out, wherever they stand', () => {
    const { logger, text, lines } = recording();
    logger.info({ authorization: `Bearer ${TOKEN}`, headers: { cookie: 'a=b', authorization: 'x' } }, 'top');
    logger.info({ req: { headers: { authorization: 'hemmelig', 'set-cookie': 'hemmelig' } }, token: 'hemmelig' });
    logger.error({ err: new Error(`rejected ${TOKEN} for kari.nordmann@example.org`) }, 'failed');
    logger.warn(`GET /?access_token=${TOKEN} Authorization: Bearer hemmelig.hemmelig`);
    logger.info({ deep: { deeper: { deepest: `sent by bjørn.ås@bærum.example` } } });
    expect(text()).not.toMatch(/eyJ|hemmelig|a=b|nordmann|bjørn/);
    expect(lines()).toHaveLength(5);
  });

  it('writes nothing below its level', () => {
    const { logger, lines } = recording('warn');
    logger.info('unseen');
    logger.warn('seen');
    expect(lines().map(({ msg }) => msg)).toEqual(['seen']);
  });

  it('takes Nest’s lines with their context and stack', () => {
    const { logger, lines } = recording();
    const nest = nestLogger(logger);
    nest.log('Mapped {/feed, GET} route', 'RouterExplorer');
    nest.error(new Error('boom'), undefined, 'ExceptionsHandler');
    nest.verbose?.('detail');
    expect(lines()).toMatchObject([
      { level: 'info', context: 'RouterExplorer', msg: 'Mapped {/feed, GET} route' },
      { level: 'error', context: 'ExceptionsHandler', msg: 'boom', err: { type: 'Error', message: 'boom' } },
      { level: 'trace', msg: 'detail' },
    ]);
  });
});
