import type { Clock } from '#core/kernel';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import type { Access } from '../access.ts';

/** What the routes of this room need. */
export interface AccessRouteServices {
  readonly access: Access;
  readonly clock: Clock;
  /** Offset of the country's zone, by whose days roles and delegations begin and end. */
  readonly zoneOffsetMinutes: number;
  /** Whether the country has such a customs office. */
  readonly isOffice: (code: string) => boolean;
  /** Where people reach the program, without a trailing slash. */
  readonly publicUrl: string;
}
export type AccessRoute = (app: HttpApp, services: AccessRouteServices) => void;

export const DaySchema = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const ProblemRef = Type.Ref('Problem');
/** OpenAPI: a person's cookie, or an API key. */
export const SESSION_SECURITY = [{ session: [] }];
export const SESSION_OR_KEY_SECURITY = [{ session: [] }, { apiKey: [] }];
export const PUBLIC_SECURITY = [{}];
