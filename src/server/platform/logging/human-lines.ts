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
  const fields = Object.entries(rest).map(([name, value]) => `${name}=${text(value)}`);
  const cause = typeof error === 'object' && error !== null && 'stack' in error ? [`\n${text(error.stack)}`] : [];
  return `${[text(time).slice(11, 23), text(level).padEnd(5), text(message), ...fields, ...cause].join(' ')}\n`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
