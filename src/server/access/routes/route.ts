import type { Clock } from '#core/kernel';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import type { Access } from '../access.ts';

/** What the routes of this room need. */
export interface AccessRouteServices {
  readonly access: Access;
  readonly clock: Clock;
  /** Where people reach the program, without a trailing slash. */
  readonly publicUrl: string;
}
export type AccessRoute = (app: HttpApp, services: AccessRouteServices) => void;

export const ProblemRef = Type.Ref('Problem');
/** OpenAPI: a person's cookie, or an API key. */
export const SESSION_SECURITY = [{ session: [] }];
export const SESSION_OR_KEY_SECURITY = [{ session: [] }, { apiKey: [] }];
export const PUBLIC_SECURITY = [{}];
