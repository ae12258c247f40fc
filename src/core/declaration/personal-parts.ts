import type { Json, NewEvent, PersonalPart } from '#core/kernel';

/** What a party says of itself beside its number. */
const PARTY_DETAILS = ['name', 'address', 'contacts', 'communications'] as const;

/** Fields that hold a party, in the declaration, its consignments and its goods items. */
const PARTY_ROLES: ReadonlySet<string> = new Set([
  'submitter',
  'declarant',
  'agent',
  'importer',
  'exporter',
  'consignee',
  'consignor',
  'buyer',
  'seller',
  'payers',
  'sureties',
  'surety',
  'carrier',
  'notifyParties',
  'aeoMutualRecognitionParties',
  'domesticDutyTaxParties',
  'deliverTo',
  'authentication',
]);

type IsPerson = (id: string | undefined) => id is string;

/**
 * Whose data stands where in a declaration's event. A party known by a person's number is that person's; one without a number (who sent the
 * gift, who signed) belongs to the person whose declaration it is. Companies with a number of their own are nobody's.
 */
export function personalParts(event: NewEvent, isPerson: IsPerson): readonly PersonalPart[] {
  const parts: PersonalPart[] = [];
  const principal = [event.subject, ...principalsIn(event.data)].find((id) => isPerson(id));
  const visit = (node: Json | undefined, path: string, role: string): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      const children: readonly Json[] = node;
      for (const [index, child] of children.entries()) visit(child, `${path}/${index}`, role);
      return;
    }
    const record = node as Readonly<Record<string, Json>>;
    const id = textOf(record['id']);
    const subject = isPerson(id) ? id : id === undefined && PARTY_ROLES.has(role) ? principal : undefined;
    // Where money goes is the business of whose money it is.
    if (role === 'account' && principal !== undefined)
      parts.push(...['number', 'holder'].map((name) => ({ path: `${path}/${name}`, subject: principal })));
    else if (subject !== undefined) {
      const details = role === 'authentication' ? ['authenticatorName'] : PARTY_DETAILS;
      parts.push(...details.map((name) => ({ path: `${path}/${name}`, subject })));
    }
    for (const [name, child] of Object.entries(record)) visit(child, `${path}/${name}`, name);
  };
  visit(event.data, '', '');
  return parts;
}

/** Importer before exporter before declarant: the first who is a person answers for those without a number. */
function principalsIn(data: Json): readonly (string | undefined)[] {
  const head = memberOf(data, 'head');
  return ['importerId', 'exporterId', 'declarantId'].map((name) => textOf(memberOf(head, name)));
}

const memberOf = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)[name]
    : undefined;
const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
