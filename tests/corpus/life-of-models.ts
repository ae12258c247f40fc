import type { Living } from './life-of-decisions.ts';
import type { Actor } from '#core/kernel';

const ANALYST: Actor = { userId: 'an', organisationId: 'HQ', roles: ['riskAnalyst'], offices: [], delegations: [] };
const country = 'VN';
const FIRST = '1'.repeat(64);
const SECOND = '2'.repeat(64);

/** What becomes of models in their life: added, set, set beside, settled, stopped, started again, retired. */
export function lifeOfModels({ send }: Pick<Living, 'send'>): void {
  const contentHash = 'e'.repeat(64);
  const agreed = (data: object): void => {
    const proposed = send(ANALYST, 'approval.propose', {
      kind: 'risk-model',
      reason: 'số liệu quý trước',
      data: { country, ...data },
      contentHash,
      replaces: null,
    }) as { readonly id: string };
    send({ ...ANALYST, userId: 'binh' }, 'approval.approve', { id: proposed.id, contentHash });
  };
  for (const hash of [FIRST, SECOND])
    send(ANALYST, 'model.add', { country, hash, name: 'Mô hình thử', provenance: 'synthetic', source: 'file' });
  agreed({ action: 'set', role: 'champion', hash: FIRST, basedOn: null });
  agreed({ action: 'set', role: 'challenger', hash: SECOND, basedOn: null });
  agreed({
    action: 'settings',
    settings: {
      capacityPerDay: 10,
      capacityByOffice: { '02CI': 5 },
      explorationShare: 0.2,
      chanceMin: 0.05,
      windowDays: 7,
      channel: 'red',
      inspection: 'partial',
    },
    basedOn: 0,
  });
  send(ANALYST, 'model.stop', { country, reason: 'chọn quá nhiều' });
  agreed({ action: 'restart', champion: FIRST });
  send(ANALYST, 'model.retire', { country, role: 'challenger', reason: 'kém hơn' });
}
