import { DELEGABLE_SCOPES, SYSTEM } from '#core/access';
import { plainDate } from '#core/kernel';
import { NO_CONDUCT, partyId, type PartyFields, type RegisterParty } from '#core/party';
import { DEMO_BROKER, DEMO_OTHER_TRADER, DEMO_TRADER, type Access } from '#server/access';
import type { Engine } from '#server/platform/engine';

/** A made-up trader beyond the demo's own, for whom the demo's broker may act. */
export interface DemoPrincipal {
  readonly id: string;
  readonly name: string;
}

const ESTABLISHED: Omit<PartyFields, 'nameVi'> = {
  registeredOn: '2015-06-01',
  status: 'active',
  complianceLevel: 3,
  riskClass: 4,
  aeo: false,
  taxDebtDaysMax: 0,
};
/** What the demo's parties did in the system before this one: it bears out their levels. */
const record = (declarations: number, findings: number) => ({
  ...NO_CONDUCT,
  month: '2026-06',
  declarations,
  findings,
});
const USUAL = record(300, 6);
const SINCE = plainDate('2026-01-01');

/** The parties behind the demo's accounts. */
const PARTIES: readonly RegisterParty[] = [
  {
    id: partyId(DEMO_TRADER),
    fields: { ...ESTABLISHED, nameVi: 'Công ty TNHH Hải Âu Tưởng Tượng', complianceLevel: 2, riskClass: 3 },
    record: record(480, 0),
  },
  {
    id: partyId(DEMO_OTHER_TRADER),
    fields: { ...ESTABLISHED, nameVi: 'Công ty CP San Hô Tưởng Tượng', registeredOn: '2026-05-01', riskClass: 7 },
    record: record(40, 0),
  },
  {
    id: partyId(DEMO_BROKER),
    fields: { ...ESTABLISHED, nameVi: 'Đại lý hải quan Ngọn Đèn Tưởng Tượng' },
    record: USUAL,
  },
];

/** Registers the demo's parties, and lets its broker act for the principals. Only what is new is added at a later start. */
export async function registerDemoParties(
  engine: Engine,
  access: Access,
  principals: readonly DemoPrincipal[],
): Promise<void> {
  for (const party of PARTIES) await register(engine, party);
  const added: DemoPrincipal[] = [];
  for (const principal of principals) {
    const isNew = await register(engine, {
      id: partyId(principal.id),
      fields: { ...ESTABLISHED, nameVi: principal.name },
      record: USUAL,
    });
    if (isNew) added.push(principal);
  }
  if (added.length === 0) return;
  await access.accounts.addOrganisations(added.map(({ id, name }) => ({ id, name, kind: 'trader' })));
  const grantedBy = (await access.accounts.userIdOf('trader@demo.haidang.example')) ?? '';
  await access.accounts.grantDelegations({
    principalIds: added.map(({ id }) => id),
    brokerId: DEMO_BROKER,
    scopes: DELEGABLE_SCOPES,
    validFrom: SINCE,
    grantedBy,
  });
}

async function register(engine: Engine, data: RegisterParty): Promise<boolean> {
  const answer = await engine.submit(
    { type: 'party.register', data, actor: SYSTEM },
    { sender: SYSTEM.userId, key: `demo-party-${data.id}`, trafficClass: 'internal' },
  );
  return answer.status === 'accepted' && !answer.replayed;
}
