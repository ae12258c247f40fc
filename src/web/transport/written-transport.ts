import type { Transport, TransportContent } from '#web/client';
import { containersIn, containersText, sealsIn } from './sealing-text.ts';

interface WrittenGoods {
  readonly description: string;
  readonly packageQuantity: string;
  readonly packageCode: string;
  readonly grossMassKg: string;
}

/** A transport as it stands in the fields of the form. */
export interface Written {
  readonly principalId: string;
  readonly fromOfficeId: string;
  readonly fromLocationId: string;
  readonly toOfficeId: string;
  readonly toLocationId: string;
  readonly plannedDeparture: string;
  readonly plannedArrival: string;
  readonly meansCode: string;
  readonly meansIdentity: string;
  readonly carrierName: string;
  readonly carrierId: string;
  readonly containers: string;
  readonly vehicleSeals: string;
  readonly declarations: string;
  readonly guaranteeId: string;
  readonly goods: readonly WrittenGoods[];
}

export function writtenOf(before: Transport | undefined, principalId: string): Written {
  const content = before?.content;
  return {
    principalId: before?.summary.principalId ?? principalId,
    fromOfficeId: content?.from.officeId ?? '',
    fromLocationId: content?.from.locationId ?? '',
    toOfficeId: content?.to.officeId ?? '',
    toLocationId: content?.to.locationId ?? '',
    plannedDeparture: content?.plannedDeparture ?? '',
    plannedArrival: content?.plannedArrival ?? '',
    meansCode: content?.means.code ?? '',
    meansIdentity: content?.means.identity ?? '',
    carrierName: content?.carrier.name ?? '',
    carrierId: content?.carrier.id ?? '',
    containers: containersText(content?.sealing.containers ?? []),
    vehicleSeals: (content?.sealing.vehicleSeals ?? []).join(' '),
    declarations: (content?.declarations ?? []).join(' '),
    guaranteeId: content?.guaranteeId ?? '',
    goods: (content?.goods ?? []).map((line) => ({ ...line, packageQuantity: String(line.packageQuantity) })),
  };
}

/** What is sent; `undefined` while something that has to be said is not. */
export function contentOf(written: Written): TransportContent | undefined {
  const needed = [
    written.fromOfficeId,
    written.fromLocationId,
    written.toOfficeId,
    written.toLocationId,
    written.plannedDeparture,
    written.plannedArrival,
    written.meansCode,
    written.meansIdentity,
    written.carrierName,
    ...written.goods.flatMap(({ description, packageQuantity, packageCode, grossMassKg }) => [
      description,
      packageQuantity,
      packageCode,
      grossMassKg,
    ]),
  ];
  if (needed.some((value) => value.trim() === '')) return undefined;
  return {
    from: { officeId: written.fromOfficeId, locationId: written.fromLocationId },
    to: { officeId: written.toOfficeId, locationId: written.toLocationId },
    plannedDeparture: written.plannedDeparture,
    plannedArrival: written.plannedArrival,
    means: { code: written.meansCode, identity: written.meansIdentity.trim() },
    carrier: { id: orNull(written.carrierId), name: written.carrierName.trim() },
    sealing: { containers: [...containersIn(written.containers)], vehicleSeals: [...sealsIn(written.vehicleSeals)] },
    declarations: [...sealsIn(written.declarations)],
    goods: written.goods.map(({ packageQuantity, ...line }) => ({ ...line, packageQuantity: Number(packageQuantity) })),
    guaranteeId: orNull(written.guaranteeId),
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
