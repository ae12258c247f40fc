import type { DestinationStream } from 'pino';

/** Turns JSON log lines into short ones for a terminal: `12:03:04.005 warn  what happened  key=value`. */
export function humanLines(destination: DestinationStream): DestinationStream {
  return { write: (line) => destination.write(humanLine(line)) };
}

export function humanLine(line: string): string {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return line;
  }
  if (typeof entry !== 'object' || entry === null) return line;
  const { time, level, message, error, ...rest }: Record<string, unknown> = { ...entry };
  const clock = String(time ?? '').slice(11, 23);
  const fields = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const cause = typeof error === 'object' && error !== null && 'stack' in error ? [`\n${String(error.stack)}`] : [];
  return `${[clock, String(level ?? '').padEnd(5), String(message ?? ''), ...fields, ...cause].join(' ')}\n`;
}
