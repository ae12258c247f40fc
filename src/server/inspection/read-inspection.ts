import type { InspectionReading } from './inspection-view.ts';
import type { Action } from '#core/access';
import { inspectionRef } from '#core/clearance';
import type { DeclarationNumber } from '#core/declaration';
import type { InspectionState } from '#core/inspection';
import type { Actor } from '#core/kernel';
import { dayOf } from '#server/codes';
import { readDeclaration } from '#server/declaration';
import type { Services } from '#server/platform/services';

/** The declaration and its inspection, for one who may act on it so; anyone else hears "not found". */
export async function readInspection(
  services: Services,
  actor: Actor,
  number: DeclarationNumber,
  action: Action,
): Promise<InspectionReading> {
  const record = await readDeclaration(services, actor, number, action);
  const stored = await services.engine.readState<InspectionState>(inspectionRef(number));
  return {
    record,
    inspection: stored?.state,
    country: services.reference.current(),
    today: dayOf(undefined, services),
  };
}
