import { legalDate } from '#core/kernel';
import type { Clock, PlainDate } from '#core/kernel';
import type { Pool } from 'pg';
import type { KeyKind, RandomBytes } from './secrets.ts';

/** What the parts of this room share. */
export interface AccessServices {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Offset of the country's zone: memberships and delegations begin and end with its days. */
  readonly zoneOffsetMinutes: number;
  /** `test` on a demo or sandbox, `live` otherwise: only keys of this kind open anything. */
  readonly kind: KeyKind;
  /** Whether demo accounts open anything. */
  readonly opensDemo: boolean;
  /** 64 hex digits that nobody outside can know, the same for ever: what secrets of people derive from. */
  readonly token: (identity: string) => string;
}

export const nowMs = ({ clock }: Pick<AccessServices, 'clock'>): number => Date.parse(clock.now());
export const today = ({ clock, zoneOffsetMinutes }: Pick<AccessServices, 'clock' | 'zoneOffsetMinutes'>): PlainDate =>
  legalDate(clock.now(), zoneOffsetMinutes);
