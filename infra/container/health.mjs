// Asks the process in this container: does it live (`live`, the default), may requests be sent to it (`ready`)?
const asked = process.argv[2] ?? 'live';
const address = `http://127.0.0.1:${process.env.PORT ?? 3000}/health/${asked}`;
try {
  const answer = await fetch(address, { signal: AbortSignal.timeout(2_500) });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
