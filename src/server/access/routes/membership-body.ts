import { ORGANISATION_KINDS, ROLES, ROLES_OF_KIND, type OrganisationKind, type Role } from '#core/access';
import type { Refusal } from '#core/kernel';
import { Type } from 'typebox';
import { accessProblem } from '../access-problem.ts';

const OFFICES_MAX = 50;

/** What a person holds in an organisation, as a request gives it. */
export const heldProperties = {
  roles: Type.Array(Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role)))), {
    minItems: 1,
    maxItems: ROLES.length,
    uniqueItems: true,
  }),
  /** Of officers only: where they work. */
  offices: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 10 }), { maxItems: OFFICES_MAX, uniqueItems: true }),
  ),
};

export const KindSchema = Type.Unsafe<OrganisationKind>(
  Type.Union(ORGANISATION_KINDS.map((kind) => Type.Literal(kind))),
);

const OFFICER_ROLES: readonly Role[] = ['documentOfficer', 'inspectionOfficer', 'officeLeader'];

/** What an organisation of this kind cannot give. */
export function heldRefusals(
  kind: OrganisationKind,
  { roles, offices = [] }: { readonly roles: readonly Role[]; readonly offices?: readonly string[] },
  isOffice: (code: string) => boolean,
): readonly Refusal[] {
  const possible: readonly Role[] = ROLES_OF_KIND[kind];
  const officer = roles.some((role) => OFFICER_ROLES.includes(role));
  return [
    ...(roles.every((role) => possible.includes(role)) ? [] : [accessProblem('ACC-033', '/roles')]),
    ...(officer === offices.length > 0 && offices.every(isOffice) ? [] : [accessProblem('ACC-034', '/offices')]),
  ];
}

export const kindOf = (name: string | undefined): OrganisationKind | undefined =>
  ORGANISATION_KINDS.find((kind) => kind === name);
