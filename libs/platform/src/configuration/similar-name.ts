/** Shorter names are a slip away from other programs' own (`PORT`, `SORT`): only their spelling is compared, not their letters. */
const LONG_ENOUGH = 8;

const plain = (name: string): string => name.replaceAll(/[_-]/g, '').toUpperCase();

/** The known name that somebody most likely meant: the same but for case and underscores, or, in a long name, two slips away. */
export function similarName(name: string, known: readonly string[]): string | null {
  const spelling = known.find((one) => plain(one) === plain(name));
  if (spelling !== undefined) return spelling;
  return known.find((one) => one.length >= LONG_ENOUGH && slips(one, name) <= 2) ?? null;
}

/** Letters to put in, take out or change (Levenshtein distance). */
function slips(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Infinity;
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const change = above[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1);
      line.push(Math.min(change, above[column]! + 1, line[column - 1]! + 1));
    }
    above = line;
  }
  return above[other.length]!;
}
