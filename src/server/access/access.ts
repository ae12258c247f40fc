import type { Clock } from '#core/kernel';
import type { Pool } from 'pg';
import { createAccounts } from './accounts.ts';
import type { Accounts } from './accounts.ts';
import { createApiKeys } from './api-keys.ts';
import type { ApiKeys } from './api-keys.ts';
import { seedDemo } from './demo.ts';
import type { Demo } from './demo.ts';
import { createAudit, type Audit } from './audit.ts';
import { createOwnAccount, type OwnAccount } from './own-account.ts';
import { createPasskeys, type Passkeys } from './passkeys.ts';
import { createPasswordResets, type PasswordResets } from './password-reset.ts';
import { createSecondFactors } from './second-factor.ts';
import { createPasswords } from './password.ts';
import { createPeople } from './people.ts';
import { createOfficers, type Officers } from './officers.ts';
import { createMembers, type Members } from './members.ts';
import type { People } from './people.ts';
import { systemRandomBytes } from './secrets.ts';
import type { KeyKind, RandomBytes } from './secrets.ts';
import type { AccessServices } from './services.ts';
import type { Sessions } from './sessions.ts';
import { createSessions } from './sessions.ts';
import { tidySignIn } from './tidy.ts';
import type { ViewLog } from './view-log.ts';
import { createViewLog } from './view-log.ts';

export interface AccessOptions {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly zoneOffsetMinutes: number;
  /** `test`: a demo or sandbox, open to `test_` keys. `live`: those open nothing. */
  readonly kind: KeyKind;
  /** Whether demo accounts open anything: where nothing is said, on `test` only. */
  readonly opensDemo?: boolean;
  /** Derives secrets of people from the installation's own: see `sealedDraw`. */
  readonly token: (identity: string) => string;
  readonly random?: RandomBytes;
}

/** Who is there, by password, cookie or key; who they are on record as; and who looked at what. */
export interface Access {
  readonly sessions: Sessions;
  readonly keys: ApiKeys;
  readonly accounts: Accounts;
  readonly people: People;
  readonly members: Members;
  readonly officers: Officers;
  /** What people do about their own account. */
  readonly account: OwnAccount;
  readonly passkeys: Passkeys;
  readonly resets: PasswordResets;
  readonly audit: Audit;
  readonly logView: ViewLog['logView'];
  /** Forgets sessions that are over and old counts of sign-in attempts. Once a day is enough: neither opens anything. */
  readonly tidy: () => Promise<void>;
  /** Adds the demo's accounts where they are missing; gives how to sign in. The same at every start with the same secret. */
  readonly seedDemo: (installationSecret: string) => Promise<Demo>;
  /** Writes what is still in memory. Before the pool ends. */
  readonly close: () => Promise<void>;
}

export function createAccess({ random = systemRandomBytes, ...options }: AccessOptions): Access {
  const services: AccessServices = { opensDemo: options.kind === 'test', ...options, random };
  const passwords = createPasswords(random);
  const keys = createApiKeys(services);
  const secondFactors = createSecondFactors(services);
  const sessions = createSessions(services, passwords, secondFactors);
  const account = createOwnAccount(services, { passwords, secondFactors });
  const resets = createPasswordResets(services, passwords, keys.forget);
  const { logView } = createViewLog(services);
  return {
    sessions,
    keys,
    logView,
    resets,
    account,
    passkeys: createPasskeys(services, account),
    audit: createAudit(services),
    accounts: createAccounts(services, passwords, keys.forget, 'real'),
    people: createPeople(services, passwords, keys.forget),
    members: createMembers(services),
    officers: createOfficers(services),
    tidy: () => tidySignIn(services),
    seedDemo: (secret) => seedDemo(services, createAccounts(services, passwords, keys.forget, 'demo'), keys, secret),
    close: async () => {
      await resets.settled();
      await keys.flush();
    },
  };
}
