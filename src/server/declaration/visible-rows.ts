import type { Visibility } from '#core/access';

/** Gives a value its place in a statement. */
export type Bind = (given: unknown) => string;

export const FIRST_OF_SHIPMENT = '(branch is null or branch = 1)';

/** Who may see a row, as a condition. */
export function visibilitySql(visibility: Visibility, value: Bind): string {
  const anyOf = [
    ...(visibility.everything ? ['true'] : []),
    ...(visibility.organisationIds.length > 0
      ? [
          `principal_id = any(${value(visibility.organisationIds)}::text[])`,
          `party_ids && ${value(visibility.organisationIds)}::text[]`,
        ]
      : []),
    ...(visibility.officeIds === 'every' ? ['true'] : []),
    ...(visibility.officeIds !== 'every' && visibility.officeIds.length > 0
      ? [`office_id = any(${value(visibility.officeIds)}::text[])`]
      : []),
  ];
  const allowed = anyOf.length > 0 ? `(${anyOf.join(' or ')})` : 'false';
  return exceptSql(visibility, value, allowed);
}

/** Without what concerns those the reader has an interest in. */
export function exceptSql({ exceptOrganisationIds: except }: Visibility, value: Bind, allowed: string): string {
  return except.length > 0 ? `${allowed} and not party_ids && ${value(except)}::text[]` : allowed;
}
