import type { NoticeCode } from '#core/notice';

/** The page of what a notice is about, for its reader: a declaration is a case to an officer. */
export function subjectPage(code: NoticeCode, subject: string, reader: 'trade' | 'customs'): string {
  if (code.startsWith('compliance.')) return '/compliance';
  if (code.startsWith('exemptionList.')) return `/exemption-lists/${subject}`;
  if (code.startsWith('transport.')) return `/transports/${subject}`;
  if (code.startsWith('tariff.')) return '/tariff/watch';
  if (code.startsWith('watchList.')) return `/risk/watch-list/${subject}`;
  if (code.startsWith('referral.') && reader === 'trade') return `/referrals/${subject}`;
  if (code.startsWith('risk.')) return `/risk/rules/${subject}`;
  if (code.startsWith('model.')) return '/risk/models';
  if (code.startsWith('webhook.')) return '/notices/webhooks';
  // Who keeps the goods reads no declaration: the notice says what there is to know.
  if (code.startsWith('inspection.keep')) return '/notices';
  return `${reader === 'customs' ? '/cases' : '/declarations'}/${subject}`;
}
