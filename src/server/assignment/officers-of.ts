import type { Officer } from '#core/clearance';
import type { Access } from '#server/access';
import { heldCases } from '#server/declaration';
import type { Services } from '#server/platform/services';

export interface AssignmentServices {
  readonly services: Pick<Services, 'engine' | 'pool'>;
  readonly access: Pick<Access, 'officers'>;
}

/** Officers of these offices with what each holds now. */
export async function officersOf(
  { services, access }: AssignmentServices,
  officeIds: readonly string[],
): Promise<readonly (Officer & { readonly name: string })[]> {
  const [officers, held] = [await access.officers(officeIds), await heldCases(services.pool)];
  const counts = Map.groupBy(held, ({ officerId }) => officerId);
  return officers.map((officer) => ({ ...officer, openCases: counts.get(officer.userId)?.length ?? 0 }));
}
