import {
  decimalText,
  equalDecimals,
  err,
  ok,
  parseDecimal,
  unreachable,
  type Decimal,
  type Refusal,
  type Refusals,
  type Result,
} from '#core/kernel';
import { plainDateOf, refusal, type AdditionalDocument, type DutyTaxFee, type RefusalPlace } from '#core/declaration';
import { preferenceFor, type Agreement, type RateExpression } from '#core/tariff';
import { quotaFor } from '#core/relief';
import { shareOf, type ApplicableRate } from './apply-rate.ts';
import type { NotApplied } from './assessment.ts';
import { claimOf, claimPointer, TAX_TYPES, type LineContext } from './tax-unit.ts';

/** The two treatments that need no agreement. Every other claim names one. */
export const MFN = 'MFN';
export const ORDINARY = 'ORDINARY';

/** A claim of the rate outside the tariff quota. */
export const OUT_OF_QUOTA = 'OUTQUOTA';

export interface ChosenRate {
  readonly treatment: string;
  readonly rate: ApplicableRate;
  readonly notApplied: readonly NotApplied[];
  /** A tariff quota opens the rate, and is to be drawn. */
  readonly inQuota?: true;
}

const NOTHING: readonly NotApplied[] = [];

/**
 * Which of the printed rates applies (Law 107/2016 art. 5): the claimed agreement if a certificate of its form is named
 * and the origin is its member; else most-favoured-nation if the origin has it; else the ordinary rate. An origin that the
 * agreement's rate leaves out falls back as if nothing had been claimed, and the answer says so. What the tariff prints
 * but this code can not apply is a refusal, never a guess.
 */
export function chooseDutyRate(context: LineContext): Result<ChosenRate, Refusals> {
  const claim = claimOf(context.item, TAX_TYPES.importDuty);
  const chosen = claimedTreatment(context, claim);
  // What is claimed is drawn: never for a rate that the quota does not open.
  if (claim?.quotaOrderId === undefined || !chosen.ok || chosen.value.inQuota === true) return chosen;
  const values = {
    quota: claim.quotaOrderId,
    treatment: chosen.value.treatment,
    options: quotaFor(context.item, context.reference, context.on)?.agreement ?? MFN,
  };
  return err([refusal('TAX-024', regimePlace(context), values)]);
}

function claimedTreatment(context: LineContext, claim: DutyTaxFee | undefined): Result<ChosenRate, Refusals> {
  const treatment = claim?.dutyRegimeCode;
  if (treatment === undefined) return withoutClaim(context, claim, NOTHING);
  const { ordinary } = context.line.measures;
  if (treatment === ORDINARY) return applied(ORDINARY, ordinary?.rate, context, claim, NOTHING);
  if (treatment === MFN) return claimedMfn(context, claim);
  if (treatment === OUT_OF_QUOTA) return claimedOutOfQuota(context);
  return claimedAgreement(context, treatment, claim);
}

function withoutClaim(
  context: LineContext,
  claim: DutyTaxFee | undefined,
  notApplied: readonly NotApplied[],
): Result<ChosenRate, Refusals> {
  const { origin, reference, on, line } = context;
  if (origin !== undefined && reference.tariff.hasMfn(origin, on))
    return applied(MFN, line.measures.mfn?.rate, context, claim, notApplied);
  const why: NotApplied = { measure: MFN, reason: origin === undefined ? 'originUnknown' : 'originHasNoMfn' };
  return applied(ORDINARY, line.measures.ordinary?.rate, context, claim, [...notApplied, why]);
}

function claimedMfn(context: LineContext, claim: DutyTaxFee | undefined): Result<ChosenRate, Refusals> {
  const { origin, reference, on, line } = context;
  if (origin !== undefined && reference.tariff.hasMfn(origin, on))
    return applied(MFN, line.measures.mfn?.rate, context, claim, NOTHING);
  return err([refusal('ORG-007', regimePlace(context), { origin: origin ?? '?' })]);
}

/** The rate outside the quota is open to anyone: of the MFN rate where the origin has it, else of the ordinary one. */
function claimedOutOfQuota(context: LineContext): Result<ChosenRate, Refusals> {
  const { origin, reference, on, line } = context;
  const { mfn, ordinary } = line.measures;
  const measure = origin !== undefined && reference.tariff.hasMfn(origin, on) ? mfn : ordinary;
  if (measure?.rate.kind !== 'quota')
    return err([refusal('TAX-020', regimePlace(context), { code: line.code, rate: measure?.rate.text ?? '' })]);
  const rate = adValorem(measure.rate.outOfQuota, measure.rate.text);
  return ok({ treatment: OUT_OF_QUOTA, rate, notApplied: NOTHING });
}

function claimedAgreement(
  context: LineContext,
  code: string,
  claim: DutyTaxFee | undefined,
): Result<ChosenRate, Refusals> {
  const { origin, reference, on, line } = context;
  const agreement = reference.tariff.agreement(code, on);
  if (agreement === undefined) {
    const known = reference.codes.find('duty-regime', code, on) !== undefined;
    return err([refusal(known ? 'TAX-017' : 'ORG-005', regimePlace(context), { value: code, on })]);
  }
  const problems: Refusal[] = [];
  if (origin === undefined || !agreement.members.includes(origin)) problems.push(notAMember(context, agreement));
  const certificate = certificateOf(context, agreement);
  if (certificate === undefined) problems.push(withoutCertificate(context, agreement));
  else if ((expiryOf(certificate) ?? on) < on) problems.push(expired(context, certificate));
  if (problems.length > 0) return err(problems);
  const quota = claim?.quotaOrderId === undefined ? undefined : quotaFor(context.item, reference, on);
  if (quota?.rate !== undefined && quota.agreement === code) {
    const rate = adValorem(quota.rate, `${quota.code} ${decimalText(quota.rate)}`);
    return ok({ treatment: quota.code, rate, notApplied: NOTHING, inQuota: true });
  }
  const expression = preferenceFor(line.measures, code, origin)?.rate;
  if (expression === undefined)
    return err([refusal('ORG-008', regimePlace(context), { agreement: code, code: line.code })]);
  return applied(code, expression, context, claim, NOTHING);
}

/** Brings a printed rate into a form that can be applied to goods of this origin. */
function applied(
  treatment: string,
  printed: RateExpression | undefined,
  context: LineContext,
  claim: DutyTaxFee | undefined,
  notApplied: readonly NotApplied[],
): Result<ChosenRate, Refusals> {
  const expression = printed ?? NO_RATE;
  const resolved = resolve(expression, context, claim);
  switch (resolved) {
    case 'excluded': {
      const why: readonly NotApplied[] = [...notApplied, { measure: treatment, reason: 'originExcluded' }];
      if (treatment === ORDINARY) return err([cannotApply(treatment, expression, context)]);
      // Each step falls to a rate below it, never back to one that was left: a table may leave an origin out of any.
      if (treatment === MFN) return applied(ORDINARY, context.line.measures.ordinary?.rate, context, claim, why);
      return withoutClaim(context, claim, why);
    }
    case 'unresolved':
      return err([cannotApply(treatment, expression, context)]);
    default:
      return ok({ treatment, rate: resolved, notApplied, ...(isOfQuota(expression, context) && { inQuota: true }) });
  }
}

function resolve(
  expression: RateExpression,
  context: LineContext,
  claim: DutyTaxFee | undefined,
): ApplicableRate | 'excluded' | 'unresolved' {
  switch (expression.kind) {
    case 'ad-valorem':
      return context.origin !== undefined && expression.excludedOrigins.includes(context.origin)
        ? 'excluded'
        : expression;
    case 'specific':
    case 'mixed':
    case 'higher-of':
    case 'lower-of':
    case 'tiers':
      return expression;
    case 'quota':
      // Which part of the quota is drawn is settled when the declaration is registered, in the order of arrival.
      return isInQuota(context, claim) ? adValorem(expression.inQuota, expression.text) : 'unresolved';
    case 'share-of-mfn': {
      const mfn = context.line.measures.mfn?.rate ?? NO_RATE;
      // A share of itself would never end; the tariff data can not hold one, a test's could.
      if (mfn.kind === 'share-of-mfn') return 'unresolved';
      const whole = resolve(mfn, context, claim);
      return typeof whole === 'string' ? 'unresolved' : shareOf(whole, expression.percent, expression.text);
    }
    case 'alternatives':
      return resolveAlternatives(expression.options, context, claim);
    case 'elsewhere':
    case 'none':
      return 'unresolved';
    default:
      return unreachable(expression);
  }
}

/** Printed with a quota, or a share of what is. */
const isOfQuota = (expression: RateExpression, { line }: LineContext): boolean =>
  expression.kind === 'quota' || (expression.kind === 'share-of-mfn' && line.measures.mfn?.rate.kind === 'quota');

/** A quota that an agreement opens is no way into the one that the table prints. */
const isInQuota = ({ item, reference, on }: LineContext, claim: DutyTaxFee | undefined): boolean =>
  claim?.quotaOrderId !== undefined && quotaFor(item, reference, on)?.agreement === undefined;

const NO_RATE: RateExpression = { kind: 'none', text: '' };

const adValorem = (percent: Decimal, text: string): ApplicableRate => ({
  kind: 'ad-valorem',
  percent,
  excludedOrigins: [],
  text,
});

/**
 * The condition of printed alternatives is not stated, so the declarant's own rate decides. Without one they can be
 * applied only where all of them come to the same for this origin: then nothing is chosen.
 */
function resolveAlternatives(
  options: readonly RateExpression[],
  context: LineContext,
  claim: DutyTaxFee | undefined,
): ApplicableRate | 'excluded' | 'unresolved' {
  const outcomes = options.map((option) => resolve(option, context, claim));
  if (outcomes.includes('unresolved')) return 'unresolved';
  const claimed = claim?.taxRate === undefined ? undefined : parseDecimal(claim.taxRate);
  if (claimed !== undefined) {
    const chosen = outcomes.find((outcome) => isPercent(outcome, claimed));
    return chosen ?? 'unresolved';
  }
  const [first] = outcomes;
  if (first === undefined) return 'unresolved';
  if (first === 'excluded') return outcomes.every((outcome) => outcome === 'excluded') ? 'excluded' : 'unresolved';
  if (typeof first === 'string' || first.kind !== 'ad-valorem') return 'unresolved';
  return outcomes.every((outcome) => isPercent(outcome, first.percent)) ? first : 'unresolved';
}

const isPercent = (outcome: ApplicableRate | 'excluded' | 'unresolved', percent: Decimal): boolean =>
  typeof outcome !== 'string' && outcome.kind === 'ad-valorem' && equalDecimals(outcome.percent, percent);

function cannotApply(treatment: string, expression: RateExpression, context: LineContext): Refusal {
  const place: RefusalPlace = { pointer: `/goodsItems/${context.index}/commodityCode`, line: context.index + 1 };
  const values = { code: context.line.code, rate: expression.text, treatment };
  switch (expression.kind) {
    case 'quota':
      return refusal('TAX-001', place, values);
    case 'alternatives':
      return refusal('TAX-003', place, values);
    case 'elsewhere':
      return refusal('TAX-004', place, values);
    case 'share-of-mfn': {
      const mfn = context.line.measures.mfn?.rate ?? NO_RATE;
      return mfn.kind === 'share-of-mfn' ? refusal('TAX-005', place, values) : cannotApply(treatment, mfn, context);
    }
    case 'ad-valorem':
    case 'specific':
    case 'mixed':
    case 'higher-of':
    case 'lower-of':
    case 'tiers':
    case 'none':
      return refusal('TAX-005', place, values);
    default:
      return unreachable(expression);
  }
}

/** A certificate stands on the line, or on the declaration for all its lines. */
export function certificateOf(context: LineContext, agreement: Agreement): AdditionalDocument | undefined {
  return (
    certificateIn(context.item.additionalDocuments, agreement) ??
    certificateIn(context.declaration.additionalDocuments, agreement) ??
    certificateIn(context.declaration.shipmentAdditionalDocuments, agreement)
  );
}

function certificateIn(
  documents: readonly AdditionalDocument[] | undefined,
  agreement: Agreement,
): AdditionalDocument | undefined {
  if (documents === undefined) return undefined;
  for (const document of documents) {
    const { typeCode } = document;
    if (typeCode?.startsWith('CO-') && agreement.certificateForms.includes(typeCode.slice(3))) return document;
  }
  return undefined;
}

const expiryOf = ({ expirationDate, expirationDateTime }: AdditionalDocument): string | undefined =>
  expirationDate ?? (expirationDateTime && plainDateOf(expirationDateTime));

const regimePlace = (context: LineContext): RefusalPlace => ({
  pointer: claimPointer(context, TAX_TYPES.importDuty, 'dutyRegimeCode'),
  line: context.index + 1,
});

function notAMember(context: LineContext, agreement: Agreement): Refusal {
  const { origin, reference, on, index } = context;
  const open = origin === undefined ? [] : reference.tariff.agreementsFor(origin, on).map(({ code }) => code);
  return refusal(
    'ORG-004',
    { pointer: `/goodsItems/${index}/origin/countryCode`, line: index + 1 },
    { origin: origin ?? '?', agreement: agreement.code, options: open.length === 0 ? '–' : open.join(', ') },
  );
}

function withoutCertificate(context: LineContext, agreement: Agreement): Refusal {
  const forms = agreement.certificateForms;
  return refusal(
    'ORG-003',
    { pointer: `/goodsItems/${context.index}/additionalDocuments`, line: context.index + 1 },
    { agreement: agreement.code, forms: forms.join(', '), documents: forms.map((form) => `CO-${form}`).join(', ') },
  );
}

function expired(context: LineContext, certificate: AdditionalDocument): Refusal {
  return refusal(
    'ORG-006',
    { pointer: `/goodsItems/${context.index}/additionalDocuments`, line: context.index + 1 },
    { document: certificate.id ?? certificate.typeCode ?? '', value: expiryOf(certificate) ?? '', on: context.on },
  );
}
