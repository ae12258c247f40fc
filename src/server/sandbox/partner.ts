import type { DeclarationSummary, DeclarationView } from '#server/declaration';
import type { Role } from '#core/access';
import type { ApiKeyView } from '#server/access';
import type { LoggedRequest, RequestFilter } from '#server/request-log';

/** The sandbox as the live program sees it: a program beside it, which it may ask, and which never asks it. */
export interface SandboxPartner {
  /** Where it takes requests; wakes it where it sleeps. Rejects where it cannot be had in time. */
  readonly address: () => Promise<SandboxAddress>;
  readonly ask: <Q extends SandboxQuestion>(question: Q) => Promise<SandboxAnswers[Q['type']]>;
}

export interface SandboxAddress {
  readonly host: string;
  readonly port: number;
}

/** For whom a key is made: the sandbox knows nobody beforehand. */
export interface SandboxKeyOwner {
  readonly organisation: { readonly id: string; readonly kind: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly roles: readonly Role[] };
}

export type SandboxQuestion =
  | ({
      readonly type: 'createKey';
      readonly label: string;
      readonly scopes: readonly string[];
      readonly expiresAtMs: number;
    } & SandboxKeyOwner)
  | { readonly type: 'listKeys'; readonly organisationId: string }
  | { readonly type: 'revokeKey'; readonly organisationId: string; readonly id: string }
  | { readonly type: 'listRequests'; readonly filter: RequestFilter }
  | ({ readonly type: 'listDeclarations' } & SandboxReader)
  | ({ readonly type: 'showDeclaration'; readonly number: string } & SandboxReader);

/** Who looks in from the live side. */
export interface SandboxReader {
  readonly organisationId: string;
  readonly isBroker: boolean;
}

/** One declaration in the sandbox, as far as it is looked at from the live side. */
export interface TriedDeclaration {
  readonly summary: DeclarationSummary;
  readonly timeline: DeclarationView['timeline'];
  /** Of its public page. */
  readonly tracking: string;
}

export interface SandboxAnswers {
  /** `null` where the organisation has as many as it may. */
  readonly createKey: { readonly id: string; readonly key: string } | null;
  readonly listKeys: readonly ApiKeyView[];
  /** Whether that organisation has such a key. */
  readonly revokeKey: boolean;
  readonly listRequests: readonly LoggedRequest[];
  /** The latest ones. */
  readonly listDeclarations: readonly DeclarationSummary[];
  /** `null` where that organisation has no such declaration. */
  readonly showDeclaration: TriedDeclaration | null;
}
