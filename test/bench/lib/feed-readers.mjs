// Many readers of one feed; sends 'ready' when all are connected, then the moment (ms since 1970) at which the last of
// them has got the next event.
import { request } from 'node:http';

const [origin, path, headers, count] = process.argv.slice(2);
const readers = Number(count);
let connected = 0;
const seen = new Map();

for (let reader = 0; reader < readers; reader++) {
  let events = 0;
  let rest = '';
  const call = request(
    `${origin}${path}`,
    { headers: { accept: 'text/event-stream', ...JSON.parse(headers) }, agent: false },
    (response) => {
      if (response.statusCode !== 200) throw new Error(`reader ${reader}: ${response.statusCode}`);
      if (++connected === readers) process.send('ready');
      response.setEncoding('latin1');
      response.on('data', (chunk) => {
        rest += chunk;
        for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
          const frame = rest.slice(0, end);
          rest = rest.slice(end + 2);
          if (!frame.includes('data:')) continue;
          const number = events++;
          const have = (seen.get(number) ?? 0) + 1;
          seen.set(number, have);
          if (have === readers) {
            process.send(performance.timeOrigin + performance.now());
            seen.delete(number);
          }
        }
      });
    },
  );
  call.on('error', (error) => {
    if (process.connected) throw error;
  });
  call.end();
}
process.once('SIGTERM', () => process.exit(0));
