import type { Action, Role } from '#core/access';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ApiError } from './http.ts';
import { sessionApi } from './session-api.ts';
import type { Session } from './types.ts';

/** Who is signed in; `null` for a visitor. Asked once, then known until it changes. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: sessionApi.session,
  staleTime: Infinity,
  // Asked without a connection it fails at once, and pages that work without one go on.
  networkMode: 'always',
  retry: (failures, error) => failures < 1 && !(error instanceof ApiError && error.problem.status === 0),
});

export const useSession = (): Session | null => useQuery(sessionQuery).data ?? null;

const OFFICER_ROLES: ReadonlySet<string> = new Set(['documentOfficer', 'inspectionOfficer', 'officeLeader']);
const DECLARANT_ROLES: ReadonlySet<string> = new Set(['trader', 'broker']);

export const isOfficer = (session: Session | null): boolean =>
  session?.roles.some((role) => OFFICER_ROLES.has(role)) ?? false;
export const leadsOffice = (session: Session | null): boolean => session?.roles.includes('officeLeader') ?? false;
export const isDeclarant = (session: Session | null): boolean =>
  session?.roles.some((role) => DECLARANT_ROLES.has(role)) ?? false;

export const isRiskAnalyst = (session: Session | null): boolean => session?.roles.includes('riskAnalyst') ?? false;
/** Answers for another authority at the border. */
export const isAgencyOfficer = (session: Session | null): boolean => session?.roles.includes('agencyOfficer') ?? false;

/** Runs the whole system, as against one organisation. */
export const isSystemAdministrator = (session: Session | null): boolean =>
  session?.roles.includes('administrator') ?? false;
export const managesPeople = (session: Session | null): boolean =>
  session?.roles.some((role) => role === 'administrator' || role === 'organisationAdministrator') ?? false;
/** Traders give delegations, brokers hold them. */
export const seesDelegations = (session: Session | null): boolean =>
  isDeclarant(session) || (session?.roles.includes('organisationAdministrator') ?? false);

/** Where somebody's work is. */
export function homeOf(
  session: Session | null,
): '/' | '/desk' | '/queue' | '/risk/rules' | '/referrals' | '/notices' | '/users' | '/integration' {
  if (isOfficer(session)) return '/queue';
  if (isDeclarant(session)) return '/desk';
  if (isRiskAnalyst(session)) return '/risk/rules';
  if (isAgencyOfficer(session)) return '/referrals';
  if (session?.roles.includes('warehouseKeeper')) return '/notices';
  if (managesPeople(session)) return '/users';
  return session === null ? '/' : '/integration';
}

/** As the policy has it, which every page would else carry whole; a test holds the two together. */
const MAY = {
  'notice.read': [
    'trader',
    'broker',
    'bank',
    'warehouseKeeper',
    'agencyOfficer',
    'organisationAdministrator',
    'riskAnalyst',
    'documentOfficer',
    'inspectionOfficer',
    'officeLeader',
  ],
  'webhook.manage': ['trader', 'broker', 'bank', 'agencyOfficer', 'organisationAdministrator'],
  'access.manageKeys': ['trader', 'broker', 'bank', 'agencyOfficer', 'organisationAdministrator', 'administrator'],
} as const satisfies Partial<Readonly<Record<Action, readonly Role[]>>>;

const roleMay = (session: Session | null, action: keyof typeof MAY): boolean => {
  const allowed: readonly string[] = MAY[action];
  return session?.roles.some((role) => allowed.includes(role)) ?? false;
};
/** Whether anything is ever told to somebody of these roles. */
export const readsNotices = (session: Session | null): boolean => roleMay(session, 'notice.read');
/** Whether they may have keys for their software. */
export const managesKeys = (session: Session | null): boolean => roleMay(session, 'access.manageKeys');
/** Whether they may say where their organisation is called. */
export const managesWebhooks = (session: Session | null): boolean => roleMay(session, 'webhook.manage');
