import { daysBetween, type PlainDate } from '#core/kernel';
import { containerNumber } from '../container-number.ts';
import type { CheckContext } from './check-context.ts';
import { checkDate } from './check-date.ts';

/** Import declarations are due within 30 days of arrival (Customs Law art. 25). */
const LODGED_AFTER_ARRIVAL_DAYS_MAX = 30;
/** A declaration whose goods have not come after 15 days is cancelled (Circular 38/2015 art. 22). */
const LODGED_BEFORE_ARRIVAL_DAYS_MAX = 15;

/** Mode, dates, places, bills and containers. */
export function checkTransport(context: CheckContext): void {
  const { direction } = context;
  checkMode(context);
  if (direction === 'import') checkArrival(context);
  if (direction === 'export') checkDeparture(context);
  checkContainers(context);
}

function checkMode({ declaration, reference, on, direction, report }: CheckContext): void {
  const { consignment, borderTransportMeans } = declaration;
  const means = direction === 'export' ? consignment?.departureTransportMeans : consignment?.arrivalTransportMeans;
  const mode = borderTransportMeans?.modeCode ?? means?.modeCode;
  if (mode === undefined) report('TRN-001', '/borderTransportMeans/modeCode');
  else if (reference.codes.find('transport-mode', mode, on) === undefined) {
    const pointer = borderTransportMeans?.modeCode === undefined ? '/consignment' : '/borderTransportMeans/modeCode';
    report('TRN-002', pointer, { value: mode, on });
  }
}

function checkArrival(context: CheckContext): void {
  const { declaration, report } = context;
  const { consignment } = declaration;
  const pointer = '/consignment/arrivalDate';
  if (consignment?.arrivalDate === undefined && consignment?.arrivalDateTime === undefined) report('TRN-003', pointer);
  const arrival = checkDate(consignment?.arrivalDate, consignment?.arrivalDateTime, pointer, context);
  if (arrival !== undefined) checkArrivalDay(arrival, pointer, context);
  if (consignment?.loadingLocationId === undefined) report('TRN-008', '/consignment/loadingLocationId');
  checkPlace(consignment?.loadingLocationId, '/consignment/loadingLocationId', context);
  if ((consignment?.transportContractDocuments?.length ?? 0) === 0)
    report('TRN-014', '/consignment/transportContractDocuments');
}

function checkArrivalDay(arrival: PlainDate, pointer: string, { on, report }: CheckContext): void {
  const days = daysBetween(arrival, on);
  if (days > LODGED_AFTER_ARRIVAL_DAYS_MAX) {
    const limit = String(LODGED_AFTER_ARRIVAL_DAYS_MAX);
    report('TRN-005', pointer, { value: arrival, days: String(days), limit });
  }
  if (-days > LODGED_BEFORE_ARRIVAL_DAYS_MAX)
    report('TRN-006', pointer, { value: arrival, limit: String(LODGED_BEFORE_ARRIVAL_DAYS_MAX) });
}

function checkDeparture(context: CheckContext): void {
  const { declaration, on, report } = context;
  const { consignment } = declaration;
  const pointer = '/consignment/departureDate';
  if (consignment?.departureDate === undefined && consignment?.departureDateTime === undefined)
    report('TRN-004', pointer);
  const departure = checkDate(consignment?.departureDate, consignment?.departureDateTime, pointer, context);
  if (departure !== undefined && departure < on) report('TRN-007', pointer, { value: departure });
  const place = consignment?.unloadingLocationId;
  if (declaration.destinationCountryCode === undefined && place === undefined)
    report('TRN-009', '/destinationCountryCode');
  checkPlace(place, '/consignment/unloadingLocationId', context);
}

/** Not every place of the world is in the list, but each begins with its country (UN/LOCODE). */
function checkPlace(place: string | undefined, pointer: string, { reference, on, report }: CheckContext): void {
  if (place === undefined) return;
  if (reference.codes.find('location', place, on) !== undefined) return;
  if (place.length !== 5 || reference.codes.find('country', place.slice(0, 2), on) === undefined) {
    report('TRN-010', pointer, { value: place });
  }
}

function checkContainers({ declaration, report }: CheckContext): void {
  const equipments = declaration.consignment?.transportEquipments;
  if (equipments === undefined) return;
  const seen = new Set<string>();
  for (const [index, { id }] of equipments.entries()) {
    if (id === undefined) continue;
    const pointer = `/consignment/transportEquipments/${index}/id`;
    if (seen.has(id)) report('TRN-013', pointer, { value: id });
    seen.add(id);
    const number = containerNumber(id);
    if (number === undefined) report('TRN-012', pointer, { value: id });
    else if (number.found !== number.expected) {
      report('TRN-011', pointer, { value: id, found: String(number.found), expected: String(number.expected) });
    }
  }
}
