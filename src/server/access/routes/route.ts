import type { Clock, Text } from '#core/kernel';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import type { Access } from '../access.ts';
import type { Letter } from '../reset-letter.ts';
import type { KeysElsewhere } from './keys-elsewhere.ts';

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
  /** Where e-mail is sent at all. */
  readonly sendLetter: ((letter: Letter) => Promise<void>) | undefined;
  /** What is done in office is called, by stream and event; null where it has no name. */
  readonly labelOfAct?: (action: string) => Text | null;
  /** Keeps the keys of the other kind, where there is anything that they open. */
  readonly keysElsewhere?: KeysElsewhere;
}
export type AccessRoute = (app: HttpApp, services: AccessRouteServices) => void;

export const OrganisationIdSchema = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.-]{1,34}$' });
/** What people call something: a visible sign at least, and none that the database cannot hold or that makes one name look like another. */
export const NameSchema = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^(?!\\s*$)[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]*$' });
/** As an app shows it, or a recovery code, as people type them. */
export const CodeSchema = Type.String({ minLength: 1, maxLength: 40 });
export const DaySchema = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const ProblemRef = Type.Ref('Problem');
/** OpenAPI: a person's cookie, or an API key. */
export const SESSION_SECURITY = [{ session: [] }];
export const SESSION_OR_KEY_SECURITY = [{ session: [] }, { apiKey: [] }];
export const PUBLIC_SECURITY = [{}];
