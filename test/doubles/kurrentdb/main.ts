/**
 * The stand-in as a process of its own: `node test/doubles/kurrentdb/main.ts --port N`. It prints its address, and
 * takes faults as messages from whoever started it (see `process.ts`). Node runs it from the source.
 */
import { registerHooks } from 'node:module';
import { parseArgs } from 'node:util';
import type { Faults, KurrentDbDouble } from './index.js';
import type { FaultMessage } from './process.js';

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith('.') && context.parentURL?.endsWith('.ts') === true;
    return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});

const { startKurrentDbDouble } = (await import('./index.js')) as typeof import('./index.js');
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const double: KurrentDbDouble = await startKurrentDbDouble({ port: Number(values.port) });
console.log(double.url);

process.on('message', ({ number, fault, settings }: FaultMessage) => {
  const tell = double.faults[fault] as (...settings: unknown[]) => ReturnType<Faults[keyof Faults]>;
  void tell(...settings).then(() => process.send!({ number }));
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void double.stop().then(() => process.exit(0)));
}
// whoever started it with messages has gone
process.on('disconnect', () => process.exit(0));
