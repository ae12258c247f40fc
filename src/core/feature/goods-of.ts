import { foldText } from '#core/codes';
import { lineMassKg, quantityIn, type Declaration, type GoodsItem } from '#core/declaration';
import { decimalNumber, type Decimal, type Instant, type PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { DeclaredGoods } from './declared-goods.ts';

/** An import as it is registered, with all that a prediction may rest on. */
export interface GoodsQuestion {
  readonly declaration: Declaration;
  /** Of each line its customs value and taxes, in national currency. */
  readonly values: readonly AssessedGoods[];
  /** The day on which the importer was registered with customs; unknown, where customs do not know it. */
  readonly importerSince: PlainDate | undefined;
  readonly reference: Reference;
  readonly today: PlainDate;
  /** Of its registration. */
  readonly at: Instant;
}
interface AssessedGoods {
  readonly sequence: number;
  readonly value: string;
  readonly taxes: readonly { readonly amount: string }[];
}

/**
 * The lines of an import, as predictions look at them: one door for deciding and for what is learned from later, so that both see the
 * same. In the order of the declaration.
 */
export function goodsOf(question: GoodsQuestion): readonly DeclaredGoods[] {
  const { declaration, values } = question;
  const shared = sharedOf(question);
  return declaration.goodsItems.map((item, index) => {
    const own = values[index];
    const assessed = own?.sequence === item.sequence ? own : values.find(({ sequence }) => sequence === item.sequence);
    return lineOf(item, assessed, shared, question);
  });
}

type Shared = Pick<
  DeclaredGoods,
  'atMs' | 'importer' | 'importerSinceMs' | 'declarant' | 'partner' | 'dispatch' | 'office' | 'modeCode'
>;

function sharedOf({ declaration, importerSince, at }: GoodsQuestion): Shared {
  const { borderTransportMeans, consignment, importer, declarant, agent } = declaration;
  const atMs = Date.parse(at);
  const means = borderTransportMeans ?? consignment?.arrivalTransportMeans;
  const importerId = importer?.id ?? '';
  return {
    atMs,
    importer: importerId,
    // Of an unknown importer the careful assumption: it is new.
    importerSinceMs: importerSince === undefined ? atMs : Date.parse(importerSince),
    declarant: agent?.id ?? declarant?.id ?? importerId,
    partner: partnerOf(declaration),
    dispatch: declaration.exportCountryCode ?? consignment?.loadingLocationId?.slice(0, COUNTRY_LETTERS) ?? '',
    office: declaration.declarationOfficeId ?? '',
    modeCode: means?.modeCode ?? '',
  };
}

/** The first two letters of a UN/LOCODE are the country. */
const COUNTRY_LETTERS = 2;

/** By its number where it has one; else by its name, however that is written. */
function partnerOf({ exporter, seller, consignor }: Declaration): string {
  const partner = exporter ?? seller ?? consignor;
  return partner?.id ?? folded(partner?.name);
}

/** Most partners come again the same day, and to fold a name costs as much as all else of a line. */
const NAMES_MAX = 10_000;
const names = new Map<string, string>();
function folded(name: string | undefined): string {
  if (name === undefined) return '';
  const known = names.get(name);
  if (known !== undefined) return known;
  if (names.size >= NAMES_MAX) names.clear();
  const fresh = foldText(name);
  names.set(name, fresh);
  return fresh;
}

function lineOf(
  item: GoodsItem,
  assessed: AssessedGoods | undefined,
  shared: Shared,
  { declaration, reference, today }: GoodsQuestion,
): DeclaredGoods {
  const code = item.commodityCode ?? '';
  const origin = item.origin?.countryCode ?? '';
  const value = Number(assessed?.value ?? 0);
  const duty = (assessed?.taxes ?? []).reduce((sum, { amount }) => sum + Number(amount), 0);
  const statistical = reference.tariff.lineOn(code, today)?.unitCodes[0];
  const { tariffQuantity } = item;
  const converts = statistical !== undefined && tariffQuantity?.unitCode !== statistical;
  const counted = converts ? quantityIn(item, statistical, reference, today)?.value : undefined;
  const { atMs, importer, importerSinceMs, declarant, partner, dispatch, office, modeCode } = shared;
  // One after another: behind a spread, V8 writes members through its runtime.
  return {
    atMs,
    importer,
    importerSinceMs,
    declarant,
    partner,
    code,
    origin,
    dispatch: dispatch === '' ? origin : dispatch,
    office,
    modeCode,
    value,
    duty,
    dutyRate: value > 0 ? duty / value : 0,
    preference: claimsPreference(item, reference, today),
    massKg: numberOf(lineMassKg(item, reference, today)),
    quantity: counted ? numberOf(counted) : Number(tariffQuantity?.value ?? 0),
    packages: packagesOf(item, declaration),
  };
}

/** Most say only how many packages the declaration has: of one line they are its own. */
function packagesOf({ packagings = [] }: GoodsItem, { goodsItems, totalPackageQuantity = 0 }: Declaration): number {
  if (packagings.length === 0) return goodsItems.length === 1 ? totalPackageQuantity : 0;
  return packagings.reduce((sum, { quantity }) => sum + Number(quantity?.value ?? 0), 0);
}

const numberOf = (amount: Decimal | undefined): number => (amount === undefined ? 0 : decimalNumber(amount));

const claimsPreference = ({ dutyTaxFees = [] }: GoodsItem, { tariff }: Reference, today: PlainDate): boolean =>
  dutyTaxFees.some(
    ({ dutyRegimeCode }) => dutyRegimeCode !== undefined && tariff.agreement(dutyRegimeCode, today) !== undefined,
  );
