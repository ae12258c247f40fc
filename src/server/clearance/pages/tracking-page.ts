import { escapeHtml, localTime, pageHtml, type Language } from '#server/platform/pages';
import { publicProgress } from '../public-progress.ts';
import type { Shown } from '#core/clearance';
import type { DeclarationState } from '#core/declaration';
import type { Text } from '#core/kernel';

export interface TrackingStep {
  readonly label: Text;
  readonly at: string | null;
}

/** What anyone who holds the code may see: how far it is. No names, no values, no channel, no reasons. */
export function trackingSteps(
  state: Pick<DeclarationState, 'submittedAt' | 'registeredAt' | 'releasedAt' | 'stopped'>,
): readonly TrackingStep[] {
  return [
    { label: { vi: 'Đã tiếp nhận', en: 'Received' }, at: state.submittedAt },
    { label: { vi: 'Đã đăng ký', en: 'Registered' }, at: state.registeredAt },
    { label: { vi: 'Thông quan', en: 'Released' }, at: state.releasedAt },
    ...(state.stopped ? [{ label: { vi: 'Dừng thông quan', en: 'Release stopped' }, at: state.stopped.at }] : []),
  ];
}

const TEXTS = {
  title: { vi: 'Tra cứu tờ khai', en: 'Declaration tracking' },
  office: { vi: 'Cơ quan hải quan', en: 'Customs office' },
  next: { vi: 'Bước tiếp theo', en: 'What comes next' },
  asOf: { vi: 'Tính đến', en: 'As of' },
  pending: { vi: 'chưa', en: 'not yet' },
} as const satisfies Readonly<Record<string, Text>>;

export function trackingPage(
  state: Shown<DeclarationState>,
  view: {
    readonly language: Language;
    readonly path: string;
    readonly office: string;
    readonly now: string;
    readonly zoneOffsetMinutes: number;
    readonly preRegistrationDays: number;
  },
): string {
  const { language } = view;
  const progress = publicProgress(state, view);
  const steps = trackingSteps(state);
  const current = steps.findLastIndex((step) => step.at !== null);
  const rows = steps.map((step, index) => {
    const done = step.at !== null;
    const time = step.at === null ? TEXTS.pending[language] : localTime(step.at, language, view.zoneOffsetMinutes);
    return `<li class="${done ? 'done' : ''}${index === current ? ' now' : ''}"><span class="mark" aria-hidden="true">${done ? '✓' : '○'}</span><span>${escapeHtml(step.label[language])}</span><time>${escapeHtml(time)}</time></li>`;
  });
  return pageHtml({
    title: `${TEXTS.title[language]} ${state.head.number}`,
    language,
    path: view.path,
    body: `<article>
<p class="quiet">${TEXTS.title[language]}</p>
<h1>${escapeHtml(progress.label[language])}</h1>
<p class="number">${escapeHtml(state.head.number)}</p>
<dl><dt>${TEXTS.office[language]}</dt><dd>${escapeHtml(view.office)}</dd>
<dt>${TEXTS.next[language]}</dt><dd>${escapeHtml(progress.next[language])}</dd></dl>
<ol class="steps">${rows.join('')}</ol>
<p class="quiet">${TEXTS.asOf[language]} ${escapeHtml(localTime(view.now, language, view.zoneOffsetMinutes))}</p>
</article>`,
  });
}
