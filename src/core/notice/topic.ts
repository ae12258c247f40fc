import type { Text } from '#core/kernel';

/**
 * Kinds of notices that people choose channels for.
 * - `action`: something is asked of you;
 * - `decision`: customs has decided something;
 * - `progress`: a step that whoever took it has already been answered for;
 * - `work`: something for an office to do;
 * - `tariff`: a code that you watch changes;
 * - `account`: about your own settings.
 */
export const TOPICS = ['action', 'decision', 'progress', 'work', 'tariff', 'account'] as const;
export type Topic = (typeof TOPICS)[number];

export interface Channels {
  readonly inApp: boolean;
  readonly email: boolean;
}

interface TopicRule {
  readonly name: Text;
  readonly hint: Text;
  /** Whom it can reach: organisations that trade, or those who work at customs. */
  readonly reaches: readonly ('organisation' | 'customs')[];
  /** What holds for who has chosen nothing. */
  readonly byDefault: Channels;
}

/**
 * What asks something of somebody goes out by e-mail unless they say no. Plain progress is kept for nobody who has not asked for it: the
 * answer to the command has told it, the declaration shows it, and a row for each step of each declaration would be paid by all.
 */
export const TOPIC_RULES = {
  action: {
    name: { vi: 'Việc cần bạn làm', en: 'What needs you' },
    hint: {
      vi: 'Hải quan yêu cầu chứng từ, giải trình hoặc sửa đổi',
      en: 'Customs asks for documents, an answer or an amendment',
    },
    reaches: ['organisation'],
    byDefault: { inApp: true, email: true },
  },
  decision: {
    name: { vi: 'Quyết định của hải quan', en: 'Decisions of customs' },
    hint: { vi: 'Phân luồng kiểm tra, kết quả kiểm tra, thông quan', en: 'Control, its result, release' },
    reaches: ['organisation'],
    byDefault: { inApp: true, email: false },
  },
  progress: {
    name: { vi: 'Từng bước xử lý', en: 'Every step' },
    hint: {
      vi: 'Đăng ký, nộp thuế, kể cả khi không ai phải làm gì',
      en: 'Registration and payment, also where nobody has to do anything',
    },
    reaches: ['organisation'],
    byDefault: { inApp: false, email: false },
  },
  work: {
    name: { vi: 'Việc của đơn vị', en: 'Work of the office' },
    hint: {
      vi: 'Chứng từ mới, giải trình, danh mục chờ quyết định',
      en: 'New documents, answers, lists that wait for a decision',
    },
    reaches: ['customs'],
    byDefault: { inApp: true, email: false },
  },
  tariff: {
    name: { vi: 'Mã HS bạn theo dõi', en: 'Codes you watch' },
    hint: {
      vi: 'Công bố mới hoặc một ngày sắp tới thay đổi mã bạn theo dõi',
      en: 'A new publication or a coming day changes a code you watch',
    },
    reaches: ['organisation', 'customs'],
    byDefault: { inApp: true, email: false },
  },
  account: {
    name: { vi: 'Tài khoản và kết nối', en: 'Account and connections' },
    hint: { vi: 'Một điểm nhận webhook đã bị ngừng', en: 'A webhook endpoint was switched off' },
    reaches: ['organisation'],
    byDefault: { inApp: true, email: true },
  },
} as const satisfies Record<Topic, TopicRule>;

/** What a person chose for a topic. */
export type Preferences = Readonly<Partial<Record<Topic, Channels>>>;

/** The channels on which somebody wants a topic: what they chose, else what holds for everybody. */
export const channelsFor = (topic: Topic, chosen: Preferences = {}): Channels =>
  chosen[topic] ?? TOPIC_RULES[topic].byDefault;
