import { HAN_READINGS } from './han-readings.ts';

/**
 * Writes other scripts in Latin letters, word by word, the way passports and bills of lading commonly do: Cyrillic, Greek, Arabic
 * (consonants and long vowels, as it is written), Hangul (Revised Romanization), kana and the Chinese characters of the table.
 * What no table knows stays as it is, and matches only itself.
 */
export function transliterate(text: string): string {
  if (!FOREIGN.test(text)) return text;
  let out = '';
  const known = text.normalize('NFC').replace(ARABIC_WORD, (word) => ARABIC_NAMES.get(word) ?? word);
  for (const char of known) out += DIVISIONS.has(char) ? ' ' : inLatin(char);
  return out.replace(/ッ(.)/gu, '$1$1').replace(/ [ー]|ー/gu, '');
}

const ARABIC_WORD = /[\u0600-\u06ff]+/gu;
/** The script leaves out vowels; of names that many have, how they are mostly written in Latin letters. */
const ARABIC_NAMES: ReadonlyMap<string, string> = new Map(
  (
    'محمد=muhammad أحمد=ahmed احمد=ahmed علي=ali حسن=hassan حسين=hussein الحسين=al hussein عمر=omar يوسف=yousef خالد=khaled محمود=mahmoud إبراهيم=ibrahim ابراهيم=ibrahim مصطفى=mustafa ' +
    'عبدالله=abdullah عبد=abd الله=allah الرحمن=al rahman عبدالرحمن=abdul rahman العزيز=al aziz عثمان=uthman سعيد=said سعد=saad فاطمة=fatima عائشة=aisha مريم=maryam طارق=tariq جمال=jamal ' +
    'ناصر=nasser سالم=salem سليم=salim كريم=karim حامد=hamid فيصل=faisal وليد=walid منصور=mansour سليمان=suleiman إسماعيل=ismail موسى=musa عيسى=isa أسامة=osama بن=bin أبو=abu ' +
    'شركة=company مؤسسة=establishment للتجارة=trading التجارة=trading التجارية=trading النور=al noor الدولية=international العامة=general المحدودة=limited ذ.م.م=llc'
  )
    .split(/ (?=[\u0600-\u06ff])/u)
    .map((pair) => {
      const [from = '', to = ''] = pair.split('=');
      return [from, to] as const;
    }),
);

/** City, province, district, county: written after a place, seldom in Latin letters. */
const DIVISIONS: ReadonlySet<string> = new Set('市省区區县縣');

const FOREIGN = /[\u0370-\u052f\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/u;

function inLatin(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x370) return char;
  if (code >= 0xac00 && code <= 0xd7a3) return hangul(code - 0xac00);
  const lower = char.toLowerCase();
  const letter = LETTERS.get(lower);
  if (letter !== undefined) return letter;
  const reading = HAN.get(char);
  return reading === undefined ? char : ` ${reading} `;
}

const INITIALS = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const MEDIALS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const FINALS = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

/** A Hangul syllable is initial × medial × final, in that order of its code. One syllable is one word, joined again when compared. */
function hangul(index: number): string {
  const initial = INITIALS[Math.floor(index / 588)] ?? '';
  const medial = MEDIALS[Math.floor((index % 588) / 28)] ?? '';
  return ` ${initial}${medial}${FINALS[index % 28] ?? ''} `;
}

const pairs = (letters: string): readonly (readonly [string, string])[] =>
  letters.split(' ').map((pair) => {
    const [from = '', to = ''] = pair.split('=');
    return [from, to];
  });

const CYRILLIC =
  'а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= ' +
  'э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ў=u ј=j љ=lj њ=nj ћ=c ђ=dj џ=dz қ=q ғ=g ң=ng ө=o ү=u ұ=u һ=h ә=a';
const GREEK =
  'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o ά=a έ=e ή=i ί=i ό=o ύ=y ώ=o';
const ARABIC =
  'ا=a أ=a إ=i آ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w ي=y ' +
  'ى=a ة=a ء= ئ=y ؤ=w پ=p چ=ch ژ=zh گ=g ک=k ی=y';
const KANA =
  'ア=a イ=i ウ=u エ=e オ=o カ=ka キ=ki ク=ku ケ=ke コ=ko サ=sa シ=shi ス=su セ=se ソ=so タ=ta チ=chi ツ=tsu テ=te ト=to ナ=na ニ=ni ヌ=nu ' +
  'ネ=ne ノ=no ハ=ha ヒ=hi フ=fu ヘ=he ホ=ho マ=ma ミ=mi ム=mu メ=me モ=mo ヤ=ya ユ=yu ヨ=yo ラ=ra リ=ri ル=ru レ=re ロ=ro ワ=wa ヲ=o ン=n ' +
  'ガ=ga ギ=gi グ=gu ゲ=ge ゴ=go ザ=za ジ=ji ズ=zu ゼ=ze ゾ=zo ダ=da ヂ=ji ヅ=zu デ=de ド=do バ=ba ビ=bi ブ=bu ベ=be ボ=bo パ=pa ピ=pi ' +
  'プ=pu ペ=pe ポ=po ヴ=vu ァ=a ィ=i ゥ=u ェ=e ォ=o ャ=ya ュ=yu ョ=yo';
/** Hiragana stands 0x60 below katakana. */
const HIRAGANA = pairs(KANA).map(([kana, latin]) => [String.fromCharCode(kana.charCodeAt(0) - 0x60), latin] as const);

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...pairs(CYRILLIC),
  ...pairs(GREEK),
  ...pairs(ARABIC),
  ...pairs(KANA),
  ...HIRAGANA,
]);

const HAN: ReadonlyMap<string, string> = new Map(
  HAN_READINGS.split(' ').flatMap((entry) => {
    const [reading = '', chars = ''] = entry.split(':');
    return Array.from(chars, (char) => [char, reading] as const);
  }),
);
