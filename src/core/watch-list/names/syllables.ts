/**
 * Languages whose names are made of few syllables: two of them that are both well-formed are two names, and not a slip of the
 * finger ("Minh" and "Ming" are, "Hung" and "Hong" are not).
 */
const VIETNAMESE =
  /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?(?:(?:uye|uya|oai|oay|oeo|uay|uoi|uou|ieu|yeu|uyu|ia|ie|iu|io|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ai|ao|au|ay|eo|eu|ye|a|e|i|o|u|y)(?:ch|ng|nh|[cmnpt])?)$/u;

/** A token in small letters without accents. */
export const isVietnameseSyllable = (token: string): boolean => token.length <= 7 && VIETNAMESE.test(token);

const PINYIN =
  '(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|a|e|i|u)|[bpmfw]?o)';
const PINYIN_WORD = new RegExp(`^(?:${PINYIN}){1,3}$`, 'u');

/** One to three syllables of pinyin. */
export const isPinyin = (token: string): boolean => token.length <= 18 && PINYIN_WORD.test(token);
