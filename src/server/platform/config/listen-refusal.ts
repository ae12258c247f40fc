import { StartRefused } from './start-refused.ts';

/** What to throw when the program could not listen where it was told to: a sentence where the person who started it can help, else the error itself. */
export function listenRefusal(
  error: unknown,
  place: { readonly host: string; readonly port: number },
  settings: { readonly host: string; readonly port: string } = { host: 'HOST', port: 'PORT' },
): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const where = `${place.host}:${place.port}`;
  if (code === 'EADDRINUSE') {
    return new StartRefused(
      `${where} is taken, perhaps by this program started earlier. Stop that one, or set ${settings.port} to another port.`,
      { cause: error },
    );
  }
  if (code === 'EACCES') {
    return new StartRefused(`This user may not listen on ${where}. Set ${settings.port} to a port above 1023.`, {
      cause: error,
    });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartRefused(
      `${place.host} is no address of this machine. Set ${settings.host} to one that is, such as 127.0.0.1.`,
      { cause: error },
    );
  }
  return error;
}
