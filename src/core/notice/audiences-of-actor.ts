import type { Audience } from './notice.ts';
import { visibleTo } from '#core/access';
import type { Actor } from '#core/kernel';

/**
 * The audiences that somebody belongs to, and whose notices they may therefore read: their organisation's, their offices', and their
 * own. What leaders are told, only leaders read. A broker reads what is told to the broker, not what is told to its principals.
 */
export function audiencesOfActor(actor: Actor): readonly Audience[] {
  const { organisationIds, officeIds } = visibleTo(actor, 'notice.read');
  const offices = officeIds === 'every' ? [] : officeIds;
  const leads = actor.roles.includes('officeLeader') ? offices : [];
  const audiences: Audience[] = [
    ...organisationIds.map((id) => ({ kind: 'organisation', id }) as const),
    ...offices.map((id) => ({ kind: 'office', id }) as const),
    ...leads.map((id) => ({ kind: 'leader', id }) as const),
  ];
  if (audiences.length > 0 && actor.userId !== '') audiences.push({ kind: 'user', id: actor.userId });
  return audiences;
}
