import type { WorkCalendar } from '#core/calendar';
import {
  letterStream,
  LIFE_CYCLE_HANDLERS,
  readingGuarantees,
  shipmentStream,
  type ClearanceReference,
} from '#core/clearance';
import { declarationStream, type Channel, type Declaration } from '#core/declaration';
import { testClock, type Actor, type Command, type Handler, type TestClock } from '#core/kernel';
import { endGuarantee, guaranteeStream, issueGuarantee } from '#core/guarantee';
import { partyId, partyStream, registerParty } from '#core/party';
import { paymentStream } from '#core/payment';
import { compileRules, readRuleSet } from '#core/risk';
import { memoryEngine, type MemoryEngine } from './memory-engine.ts';
import { vietnamCompliance, vietnamDeadlines, vietnamInspection, vietnamReference } from './reference.ts';
import { sampleExport, sampleImport } from './sample-declarations.ts';

export const TRADER_ID = partyId('0100000001');
export const OTHER_ID = partyId('0100000002');
export const BANK_ID = 'BANK-TEST';
const OFFICE = '02CI';

const actor = (
  userId: string,
  organisationId: string,
  roles: readonly string[],
  facts: Partial<Actor> = {},
): Actor => ({
  userId,
  organisationId,
  roles,
  offices: [],
  delegations: [],
  ...facts,
});

export const ACTORS = {
  trader: actor('trader', TRADER_ID, ['trader']),
  other: actor('other', OTHER_ID, ['trader']),
  broker: actor('broker', '0100000003', ['broker'], {
    delegations: [{ principalId: TRADER_ID, scopes: ['declarations:read', 'declarations:write'] }],
  }),
  readingBroker: actor('reader', '0100000004', ['broker'], {
    delegations: [{ principalId: TRADER_ID, scopes: ['declarations:read'] }],
  }),
  documents: actor('documents', 'CUSTOMS', ['documentOfficer'], { offices: [OFFICE] }),
  inspection: actor('inspection', 'CUSTOMS', ['inspectionOfficer'], { offices: [OFFICE] }),
  elsewhere: actor('elsewhere', 'CUSTOMS', ['documentOfficer', 'inspectionOfficer'], { offices: ['03CC'] }),
  interested: actor('interested', 'CUSTOMS', ['documentOfficer', 'inspectionOfficer'], {
    offices: [OFFICE],
    memberOf: [TRADER_ID],
  }),
  leader: actor('leader', 'CUSTOMS', ['officeLeader'], { offices: [OFFICE] }),
  deputy: actor('deputy', 'CUSTOMS', ['officeLeader'], { offices: [OFFICE] }),
  bank: actor('bank', BANK_ID, ['bank']),
} as const satisfies Readonly<Record<string, Actor>>;
export type ActorName = keyof typeof ACTORS;

/** No rule at all: the draw alone selects, and the draw is read from the bill of lading. */
const RULES = JSON.stringify({
  version: 'TEST',
  policy: { randomShare: 0.5, randomRedShare: 0.5, randomInspection: 'partial', relief: [], legalBasis: '-' },
  rules: [],
});
const DRAWS = { red: 0.1, yellow: 0.4, green: 0.9 } as const satisfies Record<Channel, number>;

function testReference(): ClearanceReference {
  const set = readRuleSet(RULES, 'rules.json');
  const rules = set.ok ? compileRules(set.value) : set;
  if (!rules.ok) throw new Error(JSON.stringify(rules.error));
  return {
    reference: vietnamReference(),
    rules: rules.value,
    deadlines: vietnamDeadlines(),
    inspection: vietnamInspection(),
    compliance: vietnamCompliance(),
  };
}
const REFERENCE = testReference();

/** As the bill of lading asks for. */
export const drawOf = (identity: string): number =>
  DRAWS[identity.includes('BL-RED') ? 'red' : identity.includes('BL-YELLOW') ? 'yellow' : 'green'];

export interface ClearanceBench extends MemoryEngine {
  readonly clock: TestClock;
  readonly reference: ClearanceReference;
}
type AnyHandler = Handler<Command, unknown, ClearanceReference>;
const NO_MORE: More = { handlers: [], streams: [] };

interface More {
  readonly handlers: readonly unknown[];
  readonly streams: readonly unknown[];
  /** Hours and holidays in place of the country's. */
  readonly calendar?: WorkCalendar;
  readonly reference?: Partial<ClearanceReference>;
  /** In the place of the draw that is read from the bill of lading. */
  readonly draw?: (identity: string) => number;
}

/** The flow of clearance over memory, with two traders known to customs; and whatever else a test adds. */
export function clearanceBench(more: More = NO_MORE): ClearanceBench {
  const clock = testClock('2026-11-21T03:00:00Z');
  const country = more.calendar ? { ...REFERENCE.reference, calendar: more.calendar } : REFERENCE.reference;
  const reference = { ...REFERENCE, reference: country, ...more.reference };
  const engine = memoryEngine({
    handlers: [...LIFE_CYCLE_HANDLERS, registerParty, issueGuarantee, endGuarantee, ...more.handlers].map((handler) =>
      readingGuarantees(handler as AnyHandler),
    ),
    streams: [
      declarationStream,
      letterStream,
      guaranteeStream,
      shipmentStream,
      paymentStream,
      partyStream,
      ...more.streams,
    ],
    reference,
    clock,
    draw: more.draw ?? drawOf,
  });
  for (const id of [TRADER_ID, OTHER_ID]) {
    const fields = {
      nameVi: `Doanh nghiệp ${id}`,
      registeredOn: '2015-06-01',
      status: 'active',
      complianceLevel: 3,
      riskClass: 5,
      aeo: false,
      taxDebtDaysMax: 0,
    };
    const known = engine.submit({
      type: 'party.register',
      data: { id, fields },
      actor: actor('system', '', ['administrator', 'system']),
    });
    if (!known.ok) throw new Error(JSON.stringify(known.error));
  }
  return { ...engine, clock, reference };
}

/** A declaration that meets no refusal and will be selected for this channel. */
export const declarationFor = (
  channel: Channel,
  ownReference: string,
  facts: Partial<Declaration> = {},
): Declaration => ({
  ...sampleImport(),
  functionalReferenceId: ownReference,
  importer: { id: TRADER_ID, name: 'Công ty TNHH Ví Dụ Một' },
  consignment: {
    arrivalDate: '2026-11-20',
    loadingLocationId: 'CNSHA',
    unloadingLocationId: 'VNCLI',
    transportContractDocuments: [{ id: `BL-${channel.toUpperCase()}-${ownReference}` }],
  },
  ...facts,
});

/** The same for an export, on which nothing is due. */
export const exportFor = (channel: Channel, ownReference: string): Declaration => ({
  ...sampleExport(),
  functionalReferenceId: ownReference,
  exporter: { id: TRADER_ID, name: 'Công ty TNHH Ví Dụ Một' },
  invoice: {
    id: `BL-${channel.toUpperCase()}-${ownReference}`,
    issueDate: '2026-11-05',
    priceKindCode: 'A',
    paymentTermsCode: 'TTR',
  },
});
