/**
 * Which commands are legal in which status: the one table behind engine, API and screens. A declaration is *controlled*
 * (channel) and *paid* side by side; the status names what stands between it and release first.
 */
export const LEGAL_ACTIONS = {
  preRegistered: ['declaration.replace', 'declaration.register', 'declaration.attach'],
  underDocumentCheck: ['declaration.attach', 'case.accept', 'case.requestDocuments', 'payment.order', 'payment.receive'],
  awaitingDocuments: ['declaration.attach', 'case.accept', 'case.requestDocuments', 'payment.order', 'payment.receive'],
  underInspection: ['declaration.attach', 'case.requestDocuments', 'case.recordFinding', 'payment.order', 'payment.receive'],
  discrepancyFound: ['declaration.attach', 'case.recordFinding', 'payment.order', 'payment.receive'],
  awaitingPayment: ['declaration.attach', 'payment.order', 'payment.receive'],
  released: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type DeclarationStatus = keyof typeof LEGAL_ACTIONS;
export type DeclarationAction = (typeof LEGAL_ACTIONS)[DeclarationStatus][number];
export type Channel = 'green' | 'yellow' | 'red';

export const DECLARATION_STATUSES = Object.keys(LEGAL_ACTIONS) as readonly DeclarationStatus[];

export const isLegal = (status: DeclarationStatus, action: DeclarationAction): boolean =>
  (LEGAL_ACTIONS[status] as readonly string[]).includes(action);
