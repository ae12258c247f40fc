import type { NoticeRow } from './sql.ts';
import { subjectPage } from './subject-page.ts';
import type { Actor } from '#core/kernel';
import { isNoticeCode, NOTICE_CODES, noticeWords, TOPICS, topicOf } from '#core/notice';
import { Type, type Static } from 'typebox';

const Words = Type.Object({ vi: Type.String(), en: Type.String() });

export const NoticeSchema = Type.Object(
  {
    id: Type.String({ description: 'Grows with what happens: who has seen one has seen all before it' }),
    code: Type.Enum(NOTICE_CODES, { description: 'What happened; the `type` of webhooks' }),
    topic: Type.Enum(TOPICS),
    number: Type.String({
      description: 'Of the declaration, transport or exemption list, or the code of the tariff, that it is about',
    }),
    title: Words,
    sentence: Words,
    page: Type.String({ description: 'The path of the page where it is' }),
    at: Type.String(),
    read: Type.Boolean(),
  },
  { $id: 'Notice' },
);
export type NoticeView = Static<typeof NoticeSchema>;

/** A notice as its reader gets it; nothing where it says something that this version no longer knows. */
export function noticeView(
  { id, code, subject, facts, at }: NoticeRow,
  {
    actor,
    zoneOffsetMinutes,
    read,
  }: { readonly actor: Actor; readonly zoneOffsetMinutes: number; readonly read: boolean },
): NoticeView | undefined {
  if (!isNoticeCode(code)) return undefined;
  const { title, sentence } = noticeWords({ code, subject, facts: facts ?? {} }, zoneOffsetMinutes);
  const reader = actor.offices.length > 0 ? 'customs' : 'trade';
  return {
    id,
    code,
    topic: topicOf(code),
    number: subject,
    title: { ...title },
    sentence: { ...sentence },
    page: subjectPage(code, subject, reader),
    at: at.toISOString(),
    read,
  };
}
