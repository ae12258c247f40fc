import { GUARANTEE_STREAM, type GuaranteeTerms } from '#core/guarantee';
import type { EventFacts, HandleEvents } from '#server/platform/engine';
import type { Services } from '#server/platform/services';

export const GUARANTEE_FOLLOWER = 'guarantee.guarantees';

export const concernsGuarantees = ({ stream, type }: EventFacts): boolean =>
  stream.type === GUARANTEE_STREAM && type === 'GuaranteeIssued';

/** Keeps the list of guarantees in step with the journal. */
export const followGuarantees =
  ({ token }: Pick<Services, 'token'>): HandleEvents =>
  async (events, client) => {
    const rows = events.map(({ stream, data, position }) => {
      const { principalId, bankCode } = data as unknown as GuaranteeTerms;
      const principal = principalToken(principalId, token);
      return { id: stream.id, principal_token: principal, bank_code: bankCode, position: position.toString() };
    });
    if (rows.length === 0) return;
    await client.query(
      `insert into guarantee.guarantee (id, principal_token, bank_code, position)
         select id, principal_token, bank_code, position
           from jsonb_populate_recordset(null::guarantee.guarantee, $1::jsonb)
         on conflict (id) do nothing`,
      [JSON.stringify(rows)],
    );
  };

/** By whose hash a party's guarantees are found. */
export const principalToken = (principalId: string, token: Services['token']): string =>
  token(`guarantee|${principalId}`);
