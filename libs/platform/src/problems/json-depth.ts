/**
 * Levels of lists and objects in a body; ours need a handful. What walks through a body walks by recursion, and must not
 * run out of stack on the way.
 */
export const MAX_DEPTH = 64;

/** Does a JSON text nest deeper than {@link MAX_DEPTH}? Of a text that is no JSON either answer may be given. */
export function nestsTooDeeply(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at);
    else if (sign === ']' || sign === '}') depth--;
    else if ((sign === '[' || sign === '{') && ++depth > MAX_DEPTH) return true;
  }
  return false;
}

function endOfString(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
