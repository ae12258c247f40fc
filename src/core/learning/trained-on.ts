import type { Text } from '#core/kernel';
import type { ModelCard } from './learned-model.ts';

/** What a model learned on, in both languages. A file that says it in one text keeps it: written otherwise, it would be another file. */
export function trainedOnOf({ trainedOn }: Pick<ModelCard, 'trainedOn'>): Text {
  if (typeof trainedOn !== 'string') return trainedOn;
  const [, vi, en] = BOTH_IN_ONE.exec(trainedOn) ?? [];
  return vi === undefined || en === undefined ? { vi: trainedOn, en: trainedOn } : { vi, en };
}

/** As trainings of the first versions wrote it. Of other texts a stroke parts nothing: “2020 / 2021” is no pair of languages. */
const BOTH_IN_ONE = /^(\d+ tờ khai nhập khẩu đã kiểm tra, .+) \/ (\d+ import declarations that were looked at, .+)$/u;
