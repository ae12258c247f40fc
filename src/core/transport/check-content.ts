import type { Sealing, TransportContent } from './transport-content.ts';
import { transportRefusal } from './refusals.ts';
import { containerNumber } from '#core/declaration';
import type { CodeList } from '#core/codes';
import { parsePlainDate, type PlainDate, type Refusals } from '#core/kernel';
import type { Reference } from '#core/reference';

/** What is wrong with a transport as it is declared, beside everything else that customs knows. */
export const contentRefusals = (content: TransportContent, reference: Reference, on: PlainDate): Refusals => [
  ...codeRefusals(content, reference, on),
  ...dayRefusals(content, on),
  ...(content.from.locationId === content.to.locationId ? [transportRefusal('TRP-006', '/content/to/locationId')] : []),
  ...(content.declarations.length === 0 && content.goods.length === 0
    ? [transportRefusal('TRP-007', '/content/goods')]
    : []),
  ...containerRefusals(content.sealing),
];

function codeRefusals({ from, to, means, goods }: TransportContent, { codes }: Reference, on: PlainDate): Refusals {
  const named: readonly (readonly [CodeList, string, string])[] = [
    ['customs-office', from.officeId, '/content/from/officeId'],
    ['location', from.locationId, '/content/from/locationId'],
    ['customs-office', to.officeId, '/content/to/officeId'],
    ['location', to.locationId, '/content/to/locationId'],
    ['transport-means', means.code, '/content/means/code'],
    ...goods.map(({ packageCode }, index) => ['package', packageCode, `/content/goods/${index}/packageCode`] as const),
  ];
  return named
    .filter(([list, code]) => codes.find(list, code, on) === undefined)
    .map(([list, value, pointer]) => transportRefusal('TRP-004', pointer, { value, list, on }));
}

function dayRefusals({ plannedDeparture, plannedArrival }: TransportContent, on: PlainDate): Refusals {
  const areDays = [plannedDeparture, plannedArrival].every((day) => parsePlainDate(day) !== undefined);
  // What has left is told by its departure; what is planned lies ahead.
  return areDays && on <= plannedDeparture && plannedDeparture <= plannedArrival
    ? []
    : [transportRefusal('TRP-005', '/content/plannedArrival', { from: plannedDeparture, to: plannedArrival, on })];
}

function containerRefusals({ containers }: Sealing): Refusals {
  const seen = new Set<string>();
  return containers.flatMap(({ number: value }, index) => {
    const pointer = `/content/sealing/containers/${index}/number`;
    const twice = seen.has(value);
    seen.add(value);
    if (twice) return [transportRefusal('TRP-009', pointer, { value })];
    const digits = containerNumber(value);
    return digits !== undefined && digits.found === digits.expected
      ? []
      : [transportRefusal('TRP-008', pointer, { value })];
  });
}

/** The containers of a sealing, each with its seals, in an order of their own. */
export const sealsOf = ({ containers, vehicleSeals }: Sealing): string =>
  JSON.stringify([
    containers
      .map(({ number, seals }) => [number, seals.toSorted()])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    vehicleSeals.toSorted(),
  ]);

export const sameContainers = (one: Sealing, other: Sealing): boolean => numbersIn(one) === numbersIn(other);

const numbersIn = ({ containers }: Sealing): string =>
  containers
    .map(({ number }) => number)
    .toSorted()
    .join(',');
