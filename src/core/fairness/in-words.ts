import type { Text } from '#core/kernel';
import type { ComparedRate, Rate } from './compare-rates.ts';
import type { PairCount, UnusualPair } from './unusual-pairs.ts';

export type Measure = 'selection' | 'finding' | 'override';

/** What a comparison says, in a sentence. */
export function comparisonInWords(measure: Measure, { rate, others, standing }: ComparedRate): Text {
  const { vi, en } = MEASURES[measure];
  if (rate.share === null) return { vi: `${vi}: chưa có gì để đếm.`, en: `${en}: nothing to count yet.` };
  const own = rateInWords(rate);
  if (standing === 'tooFew')
    return {
      vi: `${vi}: ${own.vi}. Quá ít để so sánh.`,
      en: `${en}: ${own.en}. Too few to compare.`,
    };
  const rest = rateInWords(others);
  const said = STANDINGS[standing];
  return {
    vi: `${vi}: ${own.vi}; phần còn lại ${rest.vi}. ${said.vi}`,
    en: `${en}: ${own.en}; all others ${rest.en}. ${said.en}`,
  };
}

/** Why a pair is shown, in a sentence; that it is shown is a question and no verdict. */
export function pairInWords({ pair, expected, times, chance }: UnusualPair<PairCount>): Text {
  const [one, more] = [expected.toFixed(1), times.toFixed(1)];
  const rare = chance < 0.0001 ? '0.01' : (chance * 100).toFixed(2);
  return {
    vi: `${pair.cases} hồ sơ, trong khi chia đều theo phần việc của công chức thì khoảng ${comma(one)}: gấp ${comma(more)} lần. Trong các cặp bất thường như vậy, ngẫu nhiên chiếm không quá ${comma(rare)} %.`,
    en: `${pair.cases} cases, where the officer’s share of the work would bring about ${one}: ${more} times as many. Of pairs as unusual as this, at most ${rare} % are chance.`,
  };
}

const MEASURES: Readonly<Record<Measure, Text>> = {
  selection: { vi: 'Được chọn', en: 'Selected' },
  finding: { vi: 'Phát hiện sai', en: 'Found wrong' },
  override: { vi: 'Trái khuyến nghị', en: 'Against advice' },
};

const STANDINGS: Readonly<Record<'higher' | 'lower' | 'alike', Text>> = {
  higher: {
    vi: 'Cao hơn hẳn, kể cả khi tính đến việc so nhiều nhóm cùng lúc.',
    en: 'Higher beyond chance, even though many groups are compared at once.',
  },
  lower: {
    vi: 'Thấp hơn hẳn, kể cả khi tính đến việc so nhiều nhóm cùng lúc.',
    en: 'Lower beyond chance, even though many groups are compared at once.',
  },
  alike: { vi: 'Không khác quá mức ngẫu nhiên.', en: 'No difference beyond chance.' },
};

function rateInWords({ hits, of, share, low, high }: Rate): Text {
  const [value, from, to] = [percent(share ?? 0), percent(low), percent(high)];
  return {
    vi: `${comma(value)} % (${hits} trên ${of}, khoảng ${comma(from)}–${comma(to)} %)`,
    en: `${value} % (${hits} of ${of}, between ${from} and ${to} %)`,
  };
}

const percent = (share: number): string => (share * 100).toFixed(1);
const comma = (number: string): string => number.replace('.', ',');
