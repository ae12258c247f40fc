import type { Access } from '#server/access';

/** What the officers of an office are called; one who left it is known by the number of the account alone. */
export async function officerNames(
  access: Pick<Access, 'officers'>,
  officeIds: readonly string[],
): Promise<(userId: string) => string> {
  const officers = officeIds.length === 0 ? [] : await access.officers(officeIds);
  const names = new Map(officers.map(({ userId, name }) => [userId, name]));
  return (userId) => names.get(userId) ?? userId;
}
