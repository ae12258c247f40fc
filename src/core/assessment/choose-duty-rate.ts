import {
  equalDecimals,
  err,
  ok,
  parseDecimal,
  percentOf,
  unreachable,
  type Decimal,
  type Refusal,
  type Refusals,
  type Result,
} from '#core/kernel';
import { plainDateOf, refusal, type AdditionalDocument, type DutyTaxFee, type RefusalPlace } from '#core/declaration';
import type { Agreement, RateExpression } from '#core/tariff';
import type { NotApplied } from './assessment.ts';
import { claimOf, claimPointer, TAX_TYPES, type LineContext } from './tax-unit.ts';

/** The two treatments that need no agreement. Every other claim names one. */
export const MFN = 'MFN';
export const ORDINARY = 'ORDINARY';

/** A rate in a form the arithmetic can apply. */
export type ApplicableRate =
  | { readonly kind: 'ad-valorem'; readonly percent: Decimal }
  | Extract<RateExpression, { readonly kind: 'specific' }>;

export interface ChosenRate {
  readonly treatment: string;
  readonly rate: ApplicableRate;
  readonly notApplied: readonly NotApplied[];
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
  const treatment = claim?.dutyRegimeCode;
  if (treatment === undefined) return withoutClaim(context, claim, NOTHING);
  if (treatment === ORDINARY) return applied(ORDINARY, context.line.ordinary, context, claim, NOTHING);
  if (treatment === MFN) return claimedMfn(context, claim);
  return claimedAgreement(context, treatment, claim);
}

function withoutClaim(
  context: LineContext,
  claim: DutyTaxFee | undefined,
  notApplied: readonly NotApplied[],
): Result<ChosenRate, Refusals> {
  const { origin, reference, on, line } = context;
  if (origin !== undefined && reference.tariff.hasMfn(origin, on))
    return applied(MFN, line.mfn, context, claim, notApplied);
  const why: NotApplied = { measure: MFN, reason: origin === undefined ? 'originUnknown' : 'originHasNoMfn' };
  return applied(ORDINARY, line.ordinary, context, claim, [...notApplied, why]);
}

function claimedMfn(context: LineContext, claim: DutyTaxFee | undefined): Result<ChosenRate, Refusals> {
  const { origin, reference, on, line } = context;
  if (origin !== undefined && reference.tariff.hasMfn(origin, on))
    return applied(MFN, line.mfn, context, claim, NOTHING);
  return err([refusal('ORG-007', regimePlace(context), { origin: origin ?? '?' })]);
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
  const expression = line.preferences[code];
  if (expression === undefined)
    return err([refusal('ORG-008', regimePlace(context), { agreement: code, code: line.code })]);
  return applied(code, expression, context, claim, NOTHING);
}

/** Brings a printed rate into a form that can be applied to goods of this origin. */
function applied(
  treatment: string,
  expression: RateExpression,
  context: LineContext,
  claim: DutyTaxFee | undefined,
  notApplied: readonly NotApplied[],
): Result<ChosenRate, Refusals> {
  const resolved = resolve(expression, context, claim);
  switch (resolved) {
    case 'excluded':
      return withoutClaim(context, claim, [...notApplied, { measure: treatment, reason: 'originExcluded' }]);
    case 'unresolved':
      return err([cannotApply(treatment, expression, context)]);
    default:
      return ok({ treatment, rate: resolved, notApplied });
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
      return expression;
    case 'share-of-mfn': {
      // A share of itself would never end; the tariff data can not hold one, a test's could.
      if (context.line.mfn.kind === 'share-of-mfn') return 'unresolved';
      const mfn = resolve(context.line.mfn, context, claim);
      if (mfn === 'excluded' || mfn === 'unresolved' || mfn.kind !== 'ad-valorem') return 'unresolved';
      return { kind: 'ad-valorem', percent: percentOf(mfn.percent, expression.percent) };
    }
    case 'alternatives':
      return resolveAlternatives(expression.options, context, claim);
    case 'mixed':
    case 'quota':
    case 'elsewhere':
    case 'none':
      return 'unresolved';
    default:
      return unreachable(expression);
  }
}

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
    case 'mixed':
      return refusal('TAX-002', place, values);
    case 'alternatives':
      return refusal('TAX-003', place, values);
    case 'elsewhere':
      return refusal('TAX-004', place, values);
    case 'share-of-mfn':
      if (context.line.mfn.kind !== 'share-of-mfn') return cannotApply(treatment, context.line.mfn, context);
      return refusal('TAX-005', place, values);
    case 'ad-valorem':
    case 'specific':
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
