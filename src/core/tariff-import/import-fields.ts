import type { CodeRecord } from '#core/codes';

/** What a column of an official tariff may hold, besides the rates of agreements, which go by the agreement's code. */
export const LINE_FIELDS = [
  'code',
  'name_vi',
  'name_en',
  'unit',
  'ordinary',
  'mfn',
  'vat',
  'environment_tax',
  'policy_refs',
] as const;
export type LineField = (typeof LINE_FIELDS)[number];

/** A line field, or the code of an agreement. */
export type ImportField = string;

/** Which column (from 0) holds what. Not every field needs one, and a column may hold nothing that is taken over. */
export type ColumnMapping = ReadonlyMap<ImportField, number>;

export const isLineField = (field: ImportField): field is LineField => LINE_FIELDS.some((known) => known === field);

/** The fields of a country: its agreements, newest names last. */
export const importFields = (agreements: readonly Pick<CodeRecord, 'code'>[]): readonly ImportField[] => [
  ...LINE_FIELDS,
  ...new Set(agreements.map(({ code }) => code)),
];

/**
 * What official tables head their columns with, folded (`foldText`): the words of Vietnamese decrees and their English translations. A
 * header that says none of them is left to the person who imports.
 */
export const HEADER_WORDS: Readonly<Record<LineField, readonly string[]>> = {
  code: [
    'ma hang',
    'ma hang hoa',
    'ma hs',
    'ma so hang hoa',
    'ma so',
    'hs code',
    'hs',
    'commodity code',
    'tariff code',
    'code',
  ],
  name_vi: [
    'mo ta hang hoa tieng viet',
    'mo ta hang hoa',
    'mo ta tieng viet',
    'mo ta',
    'ten hang hoa',
    'ten hang',
    'ten tieng viet',
    'name vi short',
    'name vi',
    'vietnamese description',
  ],
  name_en: [
    'mo ta hang hoa tieng anh',
    'mo ta tieng anh',
    'ten tieng anh',
    'english description',
    'description of goods',
    'description',
    'name en short',
    'name en',
  ],
  unit: ['don vi tinh', 'dvt', 'don vi', 'unit of quantity', 'unit'],
  ordinary: [
    'thue suat thong thuong',
    'thue nk thong thuong',
    'nk thong thuong',
    'nk tt',
    'nktt',
    'thong thuong',
    'ordinary rate',
    'ordinary',
  ],
  mfn: ['thue suat uu dai', 'thue nk uu dai', 'nk uu dai', 'nk ud', 'nkud', 'uu dai', 'mfn rate', 'mfn'],
  vat: ['thue suat gtgt', 'thue gtgt', 'thue gia tri gia tang', 'gia tri gia tang', 'gtgt', 'vat rate', 'vat'],
  environment_tax: ['thue bao ve moi truong', 'thue bvmt', 'bao ve moi truong', 'bvmt', 'environment tax'],
  policy_refs: [
    'chinh sach mat hang',
    'chinh sach quan ly',
    'chinh sach hang hoa',
    'quan ly chuyen nganh',
    'chinh sach',
    'policy refs',
    'policy references',
    'policy',
  ],
};
