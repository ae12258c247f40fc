import type { Transport } from '#web/client';

type Container = Transport['content']['sealing']['containers'][number];

/** One container to a line: its number, then its seals, as people write them down at a gate. */
export const containersText = (containers: readonly Container[]): string =>
  containers.map(({ number, seals }) => [number, ...seals].join(' ')).join('\n');

export const containersIn = (text: string): readonly Container[] =>
  text
    .split('\n')
    .map((line) => [...sealsIn(line)])
    .flatMap(([number, ...seals]) => (number === undefined ? [] : [{ number: number.toUpperCase(), seals }]));

/** Words that stand apart by blanks, commas or semicolons. */
export const sealsIn = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((word) => word !== '');
