/**
 * Which commands are legal in which status: the one table behind engine, API and screens. A declaration is *controlled*
 * (channel) and *paid* side by side; the status names what stands between it and release first.
 */
export const LEGAL_ACTIONS = {
  preRegistered: ['declaration.replace', 'declaration.register', 'declaration.attach'],
  underDocumentCheck: [
    'declaration.attach',
    'case.accept',
    'case.requestDocuments',
    'payment.order',
    'payment.receive',
  ],
  awaitingDocuments: [
    'declaration.attach',
    'case.accept',
    'case.recordFinding',
    'case.requestDocuments',
    'payment.order',
    'payment.receive',
  ],
  underInspection: [
    'declaration.attach',
    'case.requestDocuments',
    'case.recordFinding',
    'payment.order',
    'payment.receive',
  ],
  discrepancyFound: ['declaration.attach', 'case.recordFinding', 'payment.order', 'payment.receive'],
  awaitingPayment: ['declaration.attach', 'payment.order', 'payment.receive'],
  // What a priority enterprise may pay later is paid after release.
  released: ['payment.order', 'payment.receive'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type DeclarationStatus = keyof typeof LEGAL_ACTIONS;
export type DeclarationAction = (typeof LEGAL_ACTIONS)[DeclarationStatus][number];
export type Channel = 'green' | 'yellow' | 'red';

export const DECLARATION_STATUSES = Object.keys(LEGAL_ACTIONS) as readonly DeclarationStatus[];

/**
 * What ends the control of each channel. Documents may be asked for in both, and while they are awaited either end is near;
 * but goods selected for inspection never leave on papers alone, and a check of papers finds nothing about goods.
 */
const ENDED_BY: Readonly<Record<Channel, DeclarationAction | null>> = {
  green: null,
  yellow: 'case.accept',
  red: 'case.recordFinding',
};
const ENDS: readonly (DeclarationAction | null)[] = Object.values(ENDED_BY);

interface Standing {
  readonly status: DeclarationStatus;
  readonly channel: Channel | null;
}

export const legalActions = ({ status, channel }: Standing): readonly DeclarationAction[] =>
  LEGAL_ACTIONS[status].filter(
    (action) => !ENDS.includes(action) || (channel !== null && ENDED_BY[channel] === action),
  );

export const isLegal = (standing: Standing, action: DeclarationAction): boolean =>
  legalActions(standing).includes(action);
