/** As much of a text as it takes to find it again: whoever sends a megabyte is not sent it back. */
export const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;
