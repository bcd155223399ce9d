/**
 * Levels of lists and objects in a body; ours need a handful. What walks through a body walks by recursion, and must not
 * run out of stack on the way.
 */
export const MAX_DEPTH = 64;

/**
 * Values in a body; ours hold a thousand at most. What says what is wrong with fields takes a time that grows with the
 * square of their number: a hundred thousand of them would keep everybody waiting for half a minute.
 */
export const MAX_VALUES = 10_000;

/** What is too much of a JSON text, if anything is. Of a text that is no JSON any answer may be given. */
export function excessOf(text: string): 'depth' | 'values' | null {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at);
    else if (sign === ']' || sign === '}') depth--;
    else if ((sign === '[' || sign === '{') && ++depth > MAX_DEPTH) return 'depth';
    else if (sign === ',' && ++values > MAX_VALUES) return 'values';
  }
  return null;
}

function endOfString(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
