import type { DeclarationNumber, DeclarationState } from '#core/declaration';
import { canonicalJson } from '#core/kernel';
import type { Services } from '#server/platform/services';

export const RELEASE_TYPE = 'haidang-release+jws';

/** What customs vouches for: enough to let the goods out, nothing about their value. */
export interface Release {
  readonly number: DeclarationNumber;
  readonly officeId: string;
  readonly direction: string;
  readonly typeCode: string;
  readonly registeredAt: string;
  readonly releasedAt: string;
}

export function releaseOf(state: Pick<DeclarationState, 'head' | 'registeredAt' | 'releasedAt'>): Release | undefined {
  if (state.releasedAt === null || state.registeredAt === null) return undefined;
  const { number, officeId, direction, typeCode } = state.head;
  return { number, officeId, direction, typeCode, registeredAt: state.registeredAt, releasedAt: state.releasedAt };
}

/** Ed25519 signs the same bytes the same way, so the document need not be stored to stay the same. */
export const signedRelease = (release: Release, services: Services): Promise<string> =>
  services.signer.sign(canonicalJson(release), RELEASE_TYPE);
