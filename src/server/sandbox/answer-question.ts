import type { SandboxAnswers, SandboxKeyOwner, SandboxQuestion, SandboxReader } from './partner.ts';
import { listTried, showTried } from './tried-declarations.ts';
import {
  DELEGABLE_SCOPES,
  NOTHING_VISIBLE,
  ORGANISATION_KINDS,
  ROLES_OF_KIND,
  SYSTEM,
  type Role,
  type Visibility,
} from '#core/access';
import { assert, plainDate } from '#core/kernel';
import { partyId } from '#core/party';
import { apiKeyView, type Access } from '#server/access';
import type { Engine } from '#server/platform/engine';
import type { Services } from '#server/platform/services';
import { loggedRequest, type RequestLog } from '#server/request-log';
import { randomBytes } from 'node:crypto';

export interface SandboxParts {
  readonly access: Access;
  readonly requests: Pick<RequestLog, 'find'>;
  readonly services: Services;
  /** Made-up traders for whom every broker may act. */
  readonly principals: readonly { readonly id: string; readonly name: string }[];
}

/** What the sandbox answers the live program beside it. */
export async function answerQuestion<Q extends SandboxQuestion>(
  parts: SandboxParts,
  question: Q,
): Promise<SandboxAnswers[Q['type']]>;
export async function answerQuestion(
  parts: SandboxParts,
  question: SandboxQuestion,
): Promise<SandboxAnswers[SandboxQuestion['type']]> {
  const { keys } = parts.access;
  switch (question.type) {
    case 'createKey': {
      await admit(parts, question);
      const { organisation, user, label, scopes, expiresAtMs } = question;
      return (
        (await keys.create({ organisationId: organisation.id, userId: user.id, label, scopes, expiresAtMs })) ?? null
      );
    }
    case 'listKeys':
      return (await keys.list(question.organisationId)).map(apiKeyView);
    case 'revokeKey': {
      const owner = await keys.ownerOf(question.id);
      if (owner !== question.organisationId) return false;
      await keys.revoke(question.id);
      return true;
    }
    case 'listRequests':
      return (await parts.requests.find(question.filter)).map(loggedRequest);
    case 'listDeclarations':
      return listTried(parts.services, visibleThere(parts, question));
    case 'showDeclaration':
      return showTried(parts.services, visibleThere(parts, question), question.number);
  }
}

const SINCE = plainDate('2020-01-01');
const PASSWORD_BYTES = 32;

/** What a key of that organisation sees here: its own, and for a broker what is of the made-up traders. */
const visibleThere = (
  { principals }: Pick<SandboxParts, 'principals'>,
  { organisationId, isBroker }: SandboxReader,
): Visibility => ({
  ...NOTHING_VISIBLE,
  organisationIds: [organisationId, ...(isBroker ? principals.map(({ id }) => id) : [])],
});

/** Makes an organisation and its person known here, with what they hold today. Nobody signs in: the password is thrown away. */
async function admit(
  { access, services: { engine }, principals }: SandboxParts,
  owner: SandboxKeyOwner,
): Promise<void> {
  const { organisation, user } = owner;
  const { id, name } = organisation;
  const kind = ORGANISATION_KINDS.find((known) => known === organisation.kind);
  assert(kind !== undefined, 'an organisation is of a known kind');
  const { accounts } = access;
  const email = `${user.id}@sandbox.invalid`;
  await accounts.addOrganisations([{ id, kind, name }]);
  if ((await accounts.userIdOf(email)) === undefined)
    await accounts.addUser({
      id: user.id,
      email,
      name: user.name,
      password: randomBytes(PASSWORD_BYTES).toString('base64url'),
    });
  const possible: readonly Role[] = ROLES_OF_KIND[kind];
  const roles = user.roles.filter((role) => possible.includes(role));
  await accounts.setMembership({ userId: user.id, organisationId: id, roles, validFrom: SINCE });
  if (kind !== 'trader' && kind !== 'brokerage') return;
  const isNew = await registerParty(engine, organisation);
  if (kind === 'brokerage' && isNew)
    await accounts.grantDelegations({
      principalIds: principals.map((principal) => principal.id),
      brokerId: id,
      scopes: DELEGABLE_SCOPES,
      validFrom: SINCE,
      grantedBy: user.id,
    });
}

/** A party without a past, in good standing. Gives whether it is new. */
export async function registerParty(
  engine: Pick<Engine, 'submit'>,
  party: { readonly id: string; readonly name: string },
): Promise<boolean> {
  const fields = {
    nameVi: party.name,
    registeredOn: '2015-06-01',
    status: 'active',
    complianceLevel: 3,
    riskClass: 4,
    aeo: false,
    taxDebtDaysMax: 0,
  } as const;
  const answer = await engine.submit(
    { type: 'party.register', data: { id: partyId(party.id), fields }, actor: SYSTEM },
    { sender: SYSTEM.userId, key: `sandbox-party-${party.id}`, trafficClass: 'internal' },
  );
  return answer.status === 'accepted' && !answer.replayed;
}
