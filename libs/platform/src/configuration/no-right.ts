/** What the operating system and SQLite say where a file or a folder may not be read or written by this user. */
const NO_RIGHT = /^(EACCES|EPERM|EROFS|SQLITE_READONLY(_\w+)?|SQLITE_CANTOPEN(_\w+)?)$/;

/**
 * What to do about a file or a folder that this user may not use; null: the error, and what caused it, is another one.
 * A port that may not be listened on has the same code and is no file.
 * @example noRightToFiles(error) ?? 'something else'
 */
export function noRightToFiles(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, syscall } = at as NodeJS.ErrnoException;
    if (code !== undefined && NO_RIGHT.test(code) && syscall !== 'listen') {
      const whole = (error as Error).message;
      return `${whole}. Give the user who runs this the right to read and write there, or name another folder.`;
    }
  }
  return null;
}
