import type { AnyClass } from './binding.ts';
import { declarationBinding } from './declaration-binding.ts';
import type { Target } from './leaf-value.ts';
import type { RefusalKind } from './message-refusal.ts';
import type { KnownNamespace } from './namespaces.ts';
import { responseBinding } from './response-binding.ts';

/** What tells one message of the WCO Data Model from another: the reader and the writer know nothing else of them. */
export interface MessageForm {
  readonly element: string;
  readonly namespace: KnownNamespace;
  readonly dataTypes: KnownNamespace;
  readonly binding: AnyClass;
  /** The empty body that reading fills. */
  readonly begin: () => Target;
  /** How a document of another kind is refused. */
  readonly otherwise: RefusalKind;
  /**
   * Whether a document without any namespace is taken for one of these. What customs sends out is often kept stripped of
   * them; what a trader lodges is not guessed at.
   */
  readonly mayLackNamespaces: boolean;
}

export const DECLARATION_FORM: MessageForm = {
  element: 'Declaration',
  namespace: 'declaration',
  dataTypes: 'dataTypes',
  binding: declarationBinding,
  begin: () => ({ goodsItems: [] }),
  otherwise: 'notDeclaration',
  mayLackNamespaces: false,
};

export const RESPONSE_FORM: MessageForm = {
  element: 'Response',
  namespace: 'response',
  dataTypes: 'responseTypes',
  binding: responseBinding,
  begin: () => ({}),
  otherwise: 'notResponse',
  mayLackNamespaces: true,
};
