import type { Living } from './life-of-decisions.ts';
import type { Actor } from '#core/kernel';
import type { EntryContent } from '#core/watch-list';

const ANALYST: Actor = { userId: 'an', organisationId: 'HQ', roles: ['riskAnalyst'], offices: [], delegations: [] };

const CONTENT: EntryContent = {
  list: 'Danh sách mẫu',
  kind: 'company',
  value: 'Công ty TNHH Tưởng Tượng Một',
  aliases: ['Tuong Tuong One Co., Ltd'],
  identifiers: ['0100000017'],
  reason: 'Minh họa',
  source: 'Minh họa',
  legalBasis: 'Minh họa',
  validFrom: '2026-01-01',
  validTo: '2027-12-31',
  sensitivity: 'restricted',
  readers: { roles: ['officeLeader'], offices: ['02CI'], users: ['binh'] },
  effect: { channel: 'red', inspection: 'full', notify: true },
};

/** What officers do with an entry of a watch list in its life. */
export function lifeOfWatchLists({ send }: Pick<Living, 'send'>): void {
  const { ids } = send(ANALYST, 'watchList.add', { entries: [CONTENT] }) as { readonly ids: readonly string[] };
  const id = ids[0] ?? '';
  send(ANALYST, 'watchList.change', { id, content: { ...CONTENT, aliases: [] }, reason: 'sửa tên' });
  const second = { ...ANALYST, userId: 'binh' };
  const contentHash = 'd'.repeat(64);
  const data = { entries: [{ id, version: 2 }] };
  const proposal = { kind: 'watch-list-entry', reason: 'mục mới', data, contentHash, replaces: null };
  const proposed = send(ANALYST, 'approval.propose', proposal) as { readonly id: string };
  send(second, 'approval.approve', { id: proposed.id, contentHash });
  const subject = 'name:0123456789abcdef';
  const clearing = {
    id,
    subject,
    declaration: '301000000010',
    place: 'seller',
    reason: 'không phải',
    until: '2026-12-31',
  };
  send(ANALYST, 'watchList.clear', clearing);
  send(ANALYST, 'watchList.revive', { id, subject, reason: 'nhầm' });
  send(ANALYST, 'watchList.end', { id, reason: 'hết cần' });
}
