import { decimalText, unreachable, type Text } from '#core/kernel';
import type { OriginRule, OriginTerms, Requirement } from './origin.ts';
import type { KnownFact, MissingFact } from './product.ts';

/** As traders write it: `CTH or RVC 40 %`, `CC (ex fabrics) + SP`. */
export function ruleSymbols(rule: OriginRule): Text {
  const options = rule.options.map((option) => option.map(symbolOf));
  const joined = (language: keyof Text, or: string) =>
    options.map((option) => option.map((symbol) => symbol[language]).join(' + ')).join(or);
  return { vi: joined('vi', ' hoặc '), en: joined('en', ' or ') };
}

const CHANGES = { chapter: 'CC', heading: 'CTH', subheading: 'CTSH' } as const;

function symbolOf(requirement: Requirement): Text {
  switch (requirement.kind) {
    case 'wholly-obtained':
      return same('WO');
    case 'any-heading':
      return { vi: 'Nhóm bất kỳ', en: 'Any heading' };
    case 'tariff-change': {
      const change = CHANGES[requirement.level];
      const except = exceptWords(requirement);
      return except === undefined
        ? same(change)
        : { vi: `${change} (trừ ${except.vi})`, en: `${change} (ex ${except.en})` };
    }
    case 'originating-materials': {
      const codes = listed(requirement.codePrefixes);
      return { vi: `${codes} có xuất xứ`, en: `${codes} originating` };
    }
    case 'value-content':
      return same(`RVC ${decimalText(requirement.atLeast)} %`);
    case 'foreign-share': {
      const codes = requirement.codePrefixes.length === 0 ? '' : ` (${listed(requirement.codePrefixes)})`;
      return same(`MaxNOM ${decimalText(requirement.atMost)} %${codes}`);
    }
    case 'process':
      return same('SP');
    default:
      return unreachable(requirement);
  }
}

const same = (text: string): Text => ({ vi: text, en: text });

function exceptWords({ except, exceptName }: TariffChange): Text | undefined {
  if (except.length === 0) return undefined;
  return exceptName ?? same(listed(except));
}

type TariffChange = Extract<Requirement, { readonly kind: 'tariff-change' }>;

/** More codes than this are counted, not listed. */
const CODES_LISTED_MAX = 6;
const listed = (codes: readonly string[]): string =>
  codes.length <= CODES_LISTED_MAX
    ? codes.join(', ')
    : `${codes.slice(0, CODES_LISTED_MAX).join(', ')} … +${codes.length - CODES_LISTED_MAX}`;

const LEVELS = {
  chapter: { vi: 'chương', en: 'chapter' },
  heading: { vi: 'nhóm', en: 'heading' },
  subheading: { vi: 'phân nhóm', en: 'subheading' },
} as const;

const BASES: Readonly<Record<OriginTerms['valueBasis'], Text>> = {
  fob: { vi: 'trị giá FOB', en: 'the FOB value' },
  'ex-works': { vi: 'giá xuất xưởng', en: 'the ex-works price' },
};
/** The price that shares are taken of, in words. */
export const basisWords = (basis: OriginTerms['valueBasis']): Text => BASES[basis];

/** One requirement as a sentence. */
export function requirementWords(requirement: Requirement, terms: OriginTerms): Text {
  switch (requirement.kind) {
    case 'wholly-obtained':
      return {
        vi: 'Hàng có xuất xứ thuần túy: trồng, thu hoạch, đánh bắt, khai thác hoặc sinh ra tại nước xuất xứ, không dùng nguyên liệu nước ngoài',
        en: 'Wholly obtained: grown, caught, mined or born in the country of origin, with no foreign material',
      };
    case 'any-heading':
      return {
        vi: 'Sản xuất từ nguyên liệu thuộc bất kỳ nhóm nào, miễn là vượt quá gia công đơn giản',
        en: 'Made from materials of any heading, as long as the work is more than minimal',
      };
    case 'tariff-change':
      return changeWords(requirement);
    case 'originating-materials':
      return {
        vi: `Nguyên liệu thuộc ${listed(requirement.codePrefixes)} phải có xuất xứ`,
        en: `Materials of ${listed(requirement.codePrefixes)} must originate themselves`,
      };
    case 'value-content': {
      const basis = basisWords(terms.valueBasis);
      const percent = decimalText(requirement.atLeast);
      return {
        vi: `Hàm lượng giá trị khu vực (RVC) từ ${percent} % của ${basis.vi} trở lên`,
        en: `Regional value content (RVC) of at least ${percent} % of ${basis.en}`,
      };
    }
    case 'foreign-share':
      return shareWords(requirement, terms);
    case 'process':
      return requirement.name;
    default:
      return unreachable(requirement);
  }
}

function changeWords(requirement: TariffChange): Text {
  const words = LEVELS[requirement.level];
  const but = exceptWords(requirement);
  return {
    vi: `Nguyên liệu nước ngoài chuyển đổi mã số ở cấp ${words.vi}${but ? `, trừ từ ${but.vi}` : ''}`,
    en: `Foreign materials come from another ${words.en}${but ? `, except from ${but.en}` : ''}`,
  };
}

function shareWords(
  { atMost, of, codePrefixes }: Extract<Requirement, { readonly kind: 'foreign-share' }>,
  terms: OriginTerms,
): Text {
  const basis =
    of === 'weight' ? { vi: 'khối lượng sản phẩm', en: 'the weight of the product' } : basisWords(terms.valueBasis);
  const which = codePrefixes.length === 0 ? '' : listed(codePrefixes);
  const percent = decimalText(atMost);
  return {
    vi: `Nguyên liệu không có xuất xứ${which && ` thuộc ${which}`} không quá ${percent} % của ${basis.vi}`,
    en: `Foreign materials${which && ` of ${which}`} are at most ${percent} % of ${basis.en}`,
  };
}

const FACTS: Readonly<Record<KnownFact, Text>> = {
  rule: {
    vi: 'Dữ liệu này chưa có quy tắc cho mã hàng: tra phụ lục của hiệp định',
    en: 'This data holds no rule for the code: look into the annex of the agreement',
  },
  materials: {
    vi: 'Nhập nguyên liệu, hoặc cho biết hàng có xuất xứ thuần túy',
    en: 'Enter the materials, or say that the goods are wholly obtained',
  },
  'wholly-obtained': {
    vi: 'Cho biết hàng có xuất xứ thuần túy hay không',
    en: 'Say whether the goods are wholly obtained',
  },
  'minimal-work': {
    vi: 'Cho biết công đoạn có vượt quá gia công đơn giản hay không',
    en: 'Say whether the work done was more than minimal',
  },
  fob: { vi: 'Nhập trị giá FOB', en: 'Enter the FOB value' },
  'ex-works': { vi: 'Nhập giá xuất xưởng', en: 'Enter the ex-works price' },
  weight: {
    vi: 'Nhập khối lượng của sản phẩm và của nguyên liệu liên quan',
    en: 'Enter the weight of the product and of the materials concerned',
  },
  'material-code': { vi: 'Nhập mã HS 6 số của nguyên liệu', en: 'Enter the materials’ codes with six digits' },
};

/** What has to be said, as a request. */
export function factWords(fact: MissingFact, rule: OriginRule | undefined): Text {
  if (!isProcess(fact)) return FACTS[fact];
  const process = fact.slice('process:'.length);
  const named = (rule?.options ?? []).flat().find((one) => one.kind === 'process' && one.process === process);
  const name = named?.kind === 'process' ? named.name : { vi: process, en: process };
  return { vi: `Cho biết đã thực hiện công đoạn hay chưa: ${name.vi}`, en: `Say whether this was done: ${name.en}` };
}

const isProcess = (fact: MissingFact): fact is `process:${string}` => fact.startsWith('process:');
