import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createIntl, createIntlCache, RawIntlProvider, useIntl, type IntlShape } from 'react-intl';
import type { Text } from '#core/kernel';
import { loadTexts, type TextKey, type Texts } from '#web/texts';
import {
  formatCalculation,
  formatCounts,
  formatDate,
  formatTold,
  formatDecimal,
  formatInstant,
  formatMoney,
  formatSince,
  formatSeconds,
  formatSpan,
  type Language,
  type NumberStyle,
} from './format.ts';

/** Language, way of writing numbers, and keys: separate settings, kept on this device. */
export interface Preferences {
  readonly language: Language;
  readonly numbers: NumberStyle;
  /** Whether a letter or sign alone is a key: not for who speaks to their computer, which types letters (WCAG 2.1.4). */
  readonly letterKeys: boolean;
  readonly setLetterKeys: (on: boolean) => void;
  readonly setLanguage: (language: Language) => void;
  readonly setNumbers: (numbers: NumberStyle) => void;
}
const PreferencesContext = createContext<Preferences | undefined>(undefined);

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('Preferences are read inside their provider');
  return preferences;
}

type Values = Readonly<Record<string, string | number>>;
/** A text of the pages in the current language. */
export function useText(): (key: TextKey, values?: Values) => string {
  const intl = useIntl();
  const { numbers } = usePreferences();
  return useMemo(
    () => (key, values) => formatCounts(intl.formatMessage({ id: key }, values), values, intl.locale, numbers),
    [intl, numbers],
  );
}

/** Picks the current language out of a text that the server gave in both, with its days as people write them. */
export function useLocal(): (text: Text) => string {
  const { language } = usePreferences();
  return (text) => formatTold(text[language], language);
}

/** Formatters bound to the person's settings. */
export function useFormat() {
  const { language, numbers } = usePreferences();
  return useMemo(
    () => ({
      decimal: (text: string) => formatDecimal(text, numbers),
      money: (amount: string, currency: string) => formatMoney(amount, currency, numbers),
      calculation: (text: string) => formatCalculation(text, numbers),
      date: (date: string) => formatDate(date, language),
      instant: (instant: string) => formatInstant(instant, language),
      /** The moment of drawing, for what is told relative to it. */
      now: () => new Date().toISOString(),
      /** How long something took, to the millisecond. */
      seconds: (seconds: number) => formatSeconds(seconds, language, numbers),
      span: (from: string, to: string) => formatSpan(from, to, language),
      since: (instant: string) => formatSince(instant, new Date().toISOString(), language),
    }),
    [language, numbers],
  );
}

const LANGUAGE_KEY = 'haidang.language';
const NUMBERS_KEY = 'haidang.numbers';
const LETTER_KEYS_KEY = 'haidang.letterKeys';
const cache = createIntlCache();

export const storedLanguage = (): Language => (readStored(LANGUAGE_KEY) === 'en' ? 'en' : 'vi');

export function PreferencesProvider(props: {
  readonly language: Language;
  readonly texts: Texts;
  readonly children: ReactNode;
}) {
  const [intl, setIntl] = useState<IntlShape>(() => intlOf(props.language, props.texts));
  const [numbers, setNumbers] = useState<NumberStyle>(() =>
    readStored(NUMBERS_KEY) === 'point-decimal' ? 'point-decimal' : 'comma-decimal',
  );
  const [letterKeys, setLetterKeys] = useState(() => readStored(LETTER_KEYS_KEY) !== 'off');
  const language: Language = intl.locale === 'en' ? 'en' : 'vi';
  useEffect(() => {
    document.documentElement.lang = language;
    // The server's own pages (tracking, release) read this to greet in the same language.
    document.cookie = `haidang_language=${language}; path=/; max-age=31536000; samesite=lax`;
  }, [language]);
  const preferences = useMemo<Preferences>(
    () => ({
      language,
      numbers,
      letterKeys,
      setLetterKeys: (on) => {
        store(LETTER_KEYS_KEY, on ? 'on' : 'off');
        setLetterKeys(on);
      },
      setLanguage: (next) => {
        store(LANGUAGE_KEY, next);
        void loadTexts(next).then((texts) => setIntl(intlOf(next, texts)));
      },
      setNumbers: (next) => {
        store(NUMBERS_KEY, next);
        setNumbers(next);
      },
    }),
    [language, numbers, letterKeys],
  );
  return (
    <PreferencesContext.Provider value={preferences}>
      <RawIntlProvider value={intl}>{props.children}</RawIntlProvider>
    </PreferencesContext.Provider>
  );
}

const intlOf = (locale: Language, messages: Texts): IntlShape =>
  createIntl({ locale, messages: { ...messages } }, cache);

/** Private windows may refuse storage; a preference is then kept for the page only. */
function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but the memory of it.
  }
}
