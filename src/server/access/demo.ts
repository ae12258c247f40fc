import type { Role, Scope } from '#core/access';
import { DELEGABLE_SCOPES } from '#core/access';
import { assert, plainDate } from '#core/kernel';
import { createHmac } from 'node:crypto';
import type { Accounts, NewOrganisation } from './accounts.ts';
import type { ApiKeys } from './api-keys.ts';
import type { AccessServices } from './services.ts';

/** One for all, known to everybody: demo accounts open only a system started as a demo, and that one only shows made-up goods. */
export const DEMO_PASSWORD = 'hai-dang-demo-2026';

/** How to look around: printed at the start of a demo. */
export interface Demo {
  readonly password: string;
  readonly accounts: readonly {
    readonly email: string;
    readonly name: string;
    readonly organisation: string;
    readonly roles: readonly Role[];
    readonly offices: readonly string[];
  }[];
  readonly keys: readonly { readonly label: string; readonly organisationId: string; readonly key: string }[];
}

/** Tax codes with a right check digit, in a series that is not given out. */
export const DEMO_TRADER = '0399000014';
export const DEMO_OTHER_TRADER = '0399000021';
export const DEMO_BROKER = '0399000039';
export const DEMO_CUSTOMS = 'HQ-DEMO';
export const DEMO_BANK = 'BANK-DEMO';
/** As the country's list of storage places names the operator. */
const DEMO_WAREHOUSE = 'KHO-DEMO';

/** An authority has the code by which rules refer to it. */
export const DEMO_AGENCY = 'MOIT';

const ORGANISATIONS = [
  { id: DEMO_TRADER, kind: 'trader', name: 'Công ty TNHH Hải Âu Tưởng Tượng' },
  { id: DEMO_OTHER_TRADER, kind: 'trader', name: 'Công ty CP San Hô Tưởng Tượng' },
  { id: DEMO_BROKER, kind: 'brokerage', name: 'Đại lý hải quan Ngọn Đèn Tưởng Tượng' },
  { id: DEMO_CUSTOMS, kind: 'customs', name: 'Hải quan (trình diễn)' },
  { id: DEMO_BANK, kind: 'bank', name: 'Ngân hàng Cánh Buồm Tưởng Tượng' },
  { id: DEMO_AGENCY, kind: 'agency', name: 'Bộ Công Thương (trình diễn)' },
  { id: DEMO_WAREHOUSE, kind: 'warehouse', name: 'Kho bãi Mỏ Neo Tưởng Tượng' },
] as const satisfies readonly NewOrganisation[];

const SOUTH = ['02CI', '02CC', '02CH', '02AB'];
const NORTH = ['03CC', '03CE', '03TG', '01AB'];

interface Account {
  readonly email: string;
  readonly name: string;
  readonly organisationId: (typeof ORGANISATIONS)[number]['id'];
  readonly roles: readonly Role[];
  readonly offices: readonly string[];
}
const account = (
  email: string,
  name: string,
  organisationId: Account['organisationId'],
  roles: readonly Role[],
  offices: readonly string[] = [],
): Account => ({
  email: `${email}@demo.haidang.example`,
  name,
  organisationId,
  roles,
  offices,
});
const ACCOUNTS: readonly Account[] = [
  account('trader', 'Hải Âu Mẫu', DEMO_TRADER, ['trader', 'organisationAdministrator']),
  account('other.trader', 'San Hô Mẫu', DEMO_OTHER_TRADER, ['trader', 'organisationAdministrator']),
  account('broker', 'Ngọn Đèn Mẫu', DEMO_BROKER, ['broker', 'organisationAdministrator']),
  account('documents', 'Kiểm Tra Hồ Sơ Mẫu', DEMO_CUSTOMS, ['documentOfficer'], SOUTH),
  account('inspection', 'Kiểm Hóa Mẫu', DEMO_CUSTOMS, ['inspectionOfficer'], SOUTH),
  account('leader', 'Lãnh Đạo Mẫu', DEMO_CUSTOMS, ['officeLeader'], SOUTH),
  account('north', 'Cán Bộ Miền Bắc Mẫu', DEMO_CUSTOMS, ['documentOfficer', 'inspectionOfficer'], NORTH),
  account('north.leader', 'Lãnh Đạo Miền Bắc Mẫu', DEMO_CUSTOMS, ['officeLeader'], NORTH),
  account('administrator', 'Quản Trị Mẫu', DEMO_CUSTOMS, ['administrator']),
  // What takes two people can be tried by one, in two browsers.
  account('approver', 'Phê Duyệt Mẫu', DEMO_CUSTOMS, ['administrator']),
  account('risk', 'Phân Tích Rủi Ro Mẫu', DEMO_CUSTOMS, ['riskAnalyst']),
  account('risk.approver', 'Thẩm Định Rủi Ro Mẫu', DEMO_CUSTOMS, ['riskAnalyst']),
  account('bank', 'Cánh Buồm Mẫu', DEMO_BANK, ['bank']),
  account('agency', 'Chuyên Ngành Mẫu', DEMO_AGENCY, ['agencyOfficer', 'organisationAdministrator']),
  account('warehouse', 'Mỏ Neo Mẫu', DEMO_WAREHOUSE, ['warehouseKeeper', 'organisationAdministrator']),
];

const TRADER_SCOPES: readonly Scope[] = [
  'declarations:read',
  'declarations:write',
  'payments:read',
  'parties:read',
  'notices:read',
  'webhooks:manage',
];
const KEYS = [
  { email: 'trader', label: 'demo trader', organisationId: DEMO_TRADER, scopes: TRADER_SCOPES },
  { email: 'broker', label: 'demo broker', organisationId: DEMO_BROKER, scopes: TRADER_SCOPES },
  { email: 'bank', label: 'demo bank', organisationId: DEMO_BANK, scopes: ['payments:notify', 'payments:read'] },
] as const satisfies readonly { email: string; label: string; organisationId: string; scopes: readonly Scope[] }[];

/** High enough that a demo can be loaded with a simulated day through one key. */
const DEMO_REQUESTS_PER_SECOND_MAX = 20_000;
const DEMO_KEY_DAYS = 3_650;
const SINCE = plainDate('2026-01-01');

export async function seedDemo(
  services: AccessServices,
  accounts: Accounts,
  keys: ApiKeys,
  installationSecret: string,
): Promise<Demo> {
  assert(services.opensDemo, 'demo accounts are only made on a demo');
  const isFirst = (await accounts.userIdOf(ACCOUNTS[0]?.email ?? '')) === undefined;
  await accounts.addOrganisations(ORGANISATIONS);
  const ids = new Map<string, string>();
  for (const { email, name, organisationId, roles, offices } of ACCOUNTS) {
    const known = await accounts.userIdOf(email);
    const userId = known ?? (await accounts.addUser({ email, name, password: DEMO_PASSWORD })) ?? '';
    ids.set(email, userId);
    if (known === undefined) await accounts.setMembership({ userId, organisationId, roles, offices, validFrom: SINCE });
  }
  // Only once, so that a delegation revoked while trying things out stays revoked.
  if (isFirst) {
    const principal = ids.get('trader@demo.haidang.example') ?? '';
    await accounts.grantDelegations({
      principalIds: [DEMO_TRADER],
      brokerId: DEMO_BROKER,
      scopes: DELEGABLE_SCOPES,
      validFrom: SINCE,
      grantedBy: principal,
    });
  }
  const expiresAtMs = Date.parse(services.clock.now()) + DEMO_KEY_DAYS * 86_400_000;
  const made = [];
  for (const { email, label, organisationId, scopes } of KEYS) {
    const secret = createHmac('sha256', installationSecret).update(`demo key|${label}`).digest();
    const userId = ids.get(`${email}@demo.haidang.example`) ?? '';
    const { key } = await keys.ensure({
      organisationId,
      userId,
      label,
      scopes,
      expiresAtMs,
      requestsPerSecondMax: DEMO_REQUESTS_PER_SECOND_MAX,
      secret,
    });
    made.push({ label, organisationId, key });
  }
  const nameOf = (id: string): string => ORGANISATIONS.find((organisation) => organisation.id === id)?.name ?? id;
  return {
    password: DEMO_PASSWORD,
    accounts: ACCOUNTS.map(({ organisationId, ...rest }) => ({ ...rest, organisation: nameOf(organisationId) })),
    keys: made,
  };
}
