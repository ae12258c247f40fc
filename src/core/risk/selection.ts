import type { Channel } from '#core/declaration';
import type { LearnedDecision } from '#core/model';
import type { LineScore } from '#core/price';
import type { ListMatch } from '#core/watch-list';
import type { FailureCode } from './cel-node.ts';
import type { Inspection } from './rule.ts';

/** Why a declaration was selected. For officers only. */
export interface SelectionReason {
  readonly ruleId: string;
  readonly ruleVersion: number;
  /** The lines that hit, for a rule that looks at lines. */
  readonly lines?: readonly number[];
  /** The facts the rule names, as they were (on the first of the lines). */
  readonly facts: Readonly<Record<string, string>>;
}

/** A rule that could not be evaluated: it does not select, and someone should look at it. */
export interface RuleFailureReport {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly line?: number;
  readonly code: FailureCode;
  readonly subject: string;
}

/**
 * The decision, as it is kept with the declaration: small, plain JSON, complete enough to be explained years later
 * together with the rule set it names, and to be taken again from the recorded declaration and draw.
 */
export interface Selection {
  readonly channel: Channel;
  readonly reasons: readonly SelectionReason[];
  /** Reasons beyond `REASONS_MAX` are counted, not kept. */
  readonly reasonsLeftOff?: number;
  /** Ordinary rules that hit but gave way to the relief of the trader's compliance level. */
  readonly relieved?: readonly string[];
  readonly failures?: readonly RuleFailureReport[];
  /** Drawn at random though no rule selected it. */
  readonly random: boolean;
  readonly inspection?: Inspection;
  /** How much of the goods a `partial` inspection looks at, where a rule says so. */
  readonly depthPercent?: number;
  readonly requestedDocuments: readonly string[];
  /** Codes of the other agencies that are to see the declaration. */
  readonly referTo?: readonly string[];
  /** Rules that hit and only watch: they had no part in the decision. */
  readonly watched?: readonly SelectionReason[];
  /** Rules that hit and whose owner is to be told, those that only watch among them. */
  readonly notify?: readonly string[];
  /** Entries of watch lists that the declaration matched, with what each does. Only who may know of an entry is told of its match. */
  readonly matches?: readonly ListMatch[];
  /** Lines whose price was out of the usual, by what was usual then; those of few prices and the usual ones are left out. */
  readonly prices?: readonly LineScore[];
  /** What the model that selects made of it, wherever one is in force. Who may see reasons sees it; who was explored, nobody. */
  readonly learned?: LearnedDecision;
  readonly ruleSetVersion: string;
  readonly draw: number;
}

/** Keeps the record of one decision small even where a careless rule set selects everything. */
export const REASONS_MAX = 20;
export const WATCHED_MAX = 10;
export const REFERRALS_MAX = 10;
export const NOTIFIED_MAX = 20;
export const FAILURES_MAX = 10;
/** Of each declaration that a shipment is divided into. */
export const REASON_LINES_MAX = 10;
export const REASON_FACTS_MAX = 8;
export const REASON_FACT_LENGTH_MAX = 60;

/**
 * All that a trader may learn of a selection: the channel. Not the rules, not their number, not whether chance chose,
 * not what an officer means to ask for (that becomes known by the request itself).
 */
export const traderView = (selection: Pick<Selection, 'channel'>): { readonly channel: Channel } => ({
  channel: selection.channel,
});
