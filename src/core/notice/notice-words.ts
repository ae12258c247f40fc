import type { Text } from '#core/kernel';
import { NOTICE_TEXTS } from './notice-texts.ts';
import type { Notice, NoticeWords } from './notice.ts';

/** A notice in words. Instants are told in the country's zone. */
export function noticeWords(
  { code, subject, facts }: Pick<Notice, 'code' | 'subject' | 'facts'>,
  zoneOffsetMinutes: number,
): NoticeWords {
  const { title, sentence } = NOTICE_TEXTS[code];
  const known = { ...facts, number: subject };
  const filled = (text: Text): Text => ({
    vi: fill(text.vi, known, zoneOffsetMinutes),
    en: fill(text.en, known, zoneOffsetMinutes),
  });
  return { title: filled(title), sentence: filled(sentence) };
}

const PLACE = /\{(\w+)(\|instant|\|day)?\}/g;

/** A fact that a text names and an event of long ago did not have yet is left as a dash. */
function fill(text: string, facts: Readonly<Record<string, string>>, zoneOffsetMinutes: number): string {
  return text.replace(PLACE, (_place, name: string, as: string | undefined) => {
    const value = facts[name];
    if (value === undefined || value === '') return '–';
    if (as === '|day') return localDay(value);
    return as === undefined ? value : localMinute(value, zoneOffsetMinutes);
  });
}

/** `21/11/2026 17:00`: read the same way in both languages. What is no moment is told as it stands: one event must not hide all notices. */
function localMinute(told: string, zoneOffsetMinutes: number): string {
  const local = new Date(Date.parse(told) + zoneOffsetMinutes * 60_000);
  if (Number.isNaN(local.getTime())) return told;
  const [day = '', time = ''] = local.toISOString().split('T');
  return `${localDay(day)} ${time.slice(0, 5)}`;
}

const localDay = (day: string): string => day.split('-').toReversed().join('/');
