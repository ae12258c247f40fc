import { SYSTEM } from '#core/access';
import type { PartyFields, RegisterParty } from '#core/party';
import { DEMO_BROKER, DEMO_OTHER_TRADER, DEMO_TRADER } from '#server/access';
import type { Engine } from '#server/platform/engine';

const ESTABLISHED: Omit<PartyFields, 'nameVi'> = {
  registeredOn: '2015-06-01',
  status: 'active',
  complianceLevel: 3,
  riskClass: 4,
  aeo: false,
  taxDebtDaysMax: 0,
};

/** The parties behind the demo's accounts. Registering again is refused and changes nothing. */
const PARTIES: readonly RegisterParty[] = [
  { id: DEMO_TRADER, fields: { ...ESTABLISHED, nameVi: 'Công ty TNHH Hải Âu Tưởng Tượng', complianceLevel: 2, riskClass: 3 } },
  { id: DEMO_OTHER_TRADER, fields: { ...ESTABLISHED, nameVi: 'Công ty CP San Hô Tưởng Tượng', registeredOn: '2026-05-01', riskClass: 7 } },
  { id: DEMO_BROKER, fields: { ...ESTABLISHED, nameVi: 'Đại lý hải quan Ngọn Đèn Tưởng Tượng' } },
];

export async function registerDemoParties(engine: Engine): Promise<void> {
  for (const data of PARTIES) {
    await engine.submit({ type: 'party.register', data, actor: SYSTEM }, { sender: SYSTEM.userId, key: `demo-party-${data.id}`, trafficClass: 'internal' });
  }
}
