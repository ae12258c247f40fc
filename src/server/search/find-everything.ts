import { visibleTo, type Visibility } from '#core/access';
import { DECLARATION_NUMBER_PATTERN, declarationNumber, numberOfVersion } from '#core/declaration';
import type { Actor } from '#core/kernel';
import { findOverview, type DeclarationSummary } from '#server/declaration';
import { findDrafts } from '#server/drafts';
import { findGuarantees } from '#server/guarantee';
import { findInvoices } from '#server/invoice';
import { FOUND_MAX, type Services } from '#server/platform/services';
import { findMatchingLists } from '#server/relief';
import { findMatchingTransports } from '#server/transport';

export const SEARCH_KINDS = [
  'cases',
  'declarations',
  'shipments',
  'drafts',
  'invoices',
  'transports',
  'guarantees',
  'exemptionLists',
] as const;

interface Found {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly note: string | null;
  readonly status: string | null;
}
interface FoundGroup {
  readonly kind: (typeof SEARCH_KINDS)[number];
  readonly items: readonly Found[];
}
type Find = (services: Services, actor: Actor, words: readonly string[]) => Promise<readonly FoundGroup[]>;

/** What an actor may see that holds all of these folded words: each kind by the rule of its own list. Kinds without any are left out. */
export async function findEverything(
  services: Services,
  actor: Actor,
  words: readonly string[],
): Promise<readonly FoundGroup[]> {
  const groups = await Promise.all(FINDS.map((find) => find(services, actor, words)));
  return groups
    .flat()
    .filter(({ items }) => items.length > 0)
    .map(({ kind, items }) => ({ kind, items: items.slice(0, FOUND_MAX) }));
}

const declarations: Find = async (services, actor, words) => {
  const cases = visibleTo(actor, 'case.read');
  const visibility = seesAny(cases) ? cases : visibleTo(actor, 'declaration.list');
  if (!seesAny(visibility)) return [];
  const { country } = services.reference.current().reference;
  const at = services.clock.now();
  // Shipments take some of the rows.
  const query = { q: words.map(asRegistered).join(' '), order: 'newest', limit: 2 * FOUND_MAX } as const;
  const { items } = await findOverview(services.pool, visibility, query, { country, at });
  return [
    { kind: seesAny(cases) ? 'cases' : 'declarations', items: items.map(declarationFound) },
    {
      kind: 'shipments',
      items: items.flatMap((item) =>
        item.shipment === null ? [] : [{ ...declarationFound(item), id: item.shipment.firstNumber }],
      ),
    },
  ];
};

const seesAny = ({ everything, organisationIds, officeIds }: Visibility): boolean =>
  everything || organisationIds.length > 0 || officeIds.length > 0;

const NUMBER = new RegExp(DECLARATION_NUMBER_PATTERN);
/** A declaration is kept under the number that it was registered with; people read the number of its latest amendment. */
const asRegistered = (word: string): string => (NUMBER.test(word) ? numberOfVersion(declarationNumber(word), 0) : word);

const declarationFound = (item: DeclarationSummary): Found => ({
  id: item.number,
  number: item.numberInForce,
  title: item.description,
  note: item.ownReference ?? (item.direction === 'import' ? item.importerName : item.exporterName),
  status: item.status,
});

const drafts: Find = async (services, actor, words) => [
  {
    kind: 'drafts',
    items: (await findDrafts(services, actor, words)).map(({ id, name, title, importer }) => ({
      id,
      number: null,
      title: name ?? title,
      note: importer === '' ? null : importer,
      status: null,
    })),
  },
];

const invoices: Find = async (services, actor, words) => [
  {
    kind: 'invoices',
    items: (await findInvoices(services, actor, words)).map(({ id, content, direction }) => ({
      id,
      number: id,
      title: content.number,
      note: (direction === 'import' ? content.seller : content.buyer).name,
      status: null,
    })),
  },
];

const transports: Find = async (services, actor, words) => [
  {
    kind: 'transports',
    items: (await findMatchingTransports(services, actor, words)).map(({ number, content, status }) => ({
      id: number,
      number,
      title: content.means.identity,
      note: content.carrier.name,
      status,
    })),
  },
];

const guarantees: Find = async (services, actor, words) => [
  {
    kind: 'guarantees',
    items: (await findGuarantees(services, actor, words)).map(({ id, principalId, bankCode }) => ({
      id,
      number: id,
      title: bankCode,
      note: principalId,
      status: null,
    })),
  },
];

const exemptionLists: Find = async (services, actor, words) => [
  {
    kind: 'exemptionLists',
    items: (await findMatchingLists(services, actor, words)).map(({ id, project, proposal, status }) => ({
      id,
      number: id,
      title: project || (proposal?.project ?? ''),
      note: null,
      status,
    })),
  },
];

const FINDS: readonly Find[] = [declarations, drafts, invoices, transports, guarantees, exemptionLists];
