/** What an answer may weigh: a key set of a hundred keys has some 100 kB. */
const MAX_BYTES = 1_048_576;

/**
 * The JSON that a URL answers with.
 * @param timeout milliseconds for the whole of it, body included
 * @throws {Error} no answer in time, no 200, too long, no JSON. Redirects are not followed: keys come from where they
 * were announced, or not at all.
 */
export async function getJson(url: URL, timeout: number): Promise<unknown> {
  const response = await fetch(url, {
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(timeout),
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`${url.href} answered ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new Error(`${url.href} answered with more than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
}
