import { trackingOf } from '#core/clearance';
import type { DeclarationNumber, DeclarationState, DeclarationStatus } from '#core/declaration';
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
  /** `provisional`: the goods may leave, and their figures are not final. */
  readonly kind: 'final' | 'provisional';
  /** Where anyone asks whether it still counts: a signature says what was true when it was made. */
  readonly standingAt: string;
}

/** Whether a release that was given counts now. */
export const RELEASE_STANDINGS = ['valid', 'suspended', 'revoked'] as const;
export type ReleaseStanding = (typeof RELEASE_STANDINGS)[number];

/** A release with whether it counts, and since when it does not. */
export interface GivenRelease {
  readonly release: Release;
  readonly standing: ReleaseStanding;
  readonly stoppedAt: string | null;
}

/** The release that was given on a declaration; nothing where none was, or where it is past. */
export function givenRelease(
  state: Pick<DeclarationState, 'head' | 'registeredAt' | 'releasedAt' | 'early' | 'stopped'> & {
    readonly status: string;
  },
  services: Parameters<typeof trackingOf>[1],
): GivenRelease | undefined {
  const { head, registeredAt, releasedAt, early, stopped } = state;
  const standing = STANDINGS.get(state.status);
  if (standing === undefined || releasedAt === null || registeredAt === null) return undefined;
  const { number, officeId, direction, typeCode } = head;
  const standingAt = `/api/v1/tracking/${trackingOf(number, services)}`;
  const kind = early?.stage === 'given' ? 'provisional' : 'final';
  const release = { number, officeId, direction, typeCode, registeredAt, releasedAt, kind, standingAt } as const;
  return { release, standing, stoppedAt: stopped?.at ?? null };
}

const STANDINGS: ReadonlyMap<string, ReleaseStanding> = new Map<DeclarationStatus, ReleaseStanding>([
  ['released', 'valid'],
  ['releasedProvisionally', 'valid'],
  ['suspended', 'suspended'],
  ['revoked', 'revoked'],
]);

/**
 * The release in a form that proves itself; nothing where it does not count, so that no signature ever speaks for goods that
 * have to stay. Ed25519 signs the same bytes the same way: the document need not be stored to stay the same.
 */
export const signedRelease = async (
  { release, standing }: GivenRelease,
  { signer }: Pick<Services, 'signer'>,
): Promise<string | null> => (standing === 'valid' ? signer.sign(canonicalJson(release), RELEASE_TYPE) : null);
