import type { InspectionNotices } from '#web/client';
import { Facts, useFormat, useText } from '#web/ui';

type Order = Pick<
  InspectionNotices['notices'][number],
  'containers' | 'packages' | 'lines' | 'extent' | 'means' | 'place' | 'plannedAt' | 'reasonForTrader'
>;

/** What is looked at, how much of it, by which means, where and when: the same for who inspects and who shows the goods. */
export function OrderFacts(props: { readonly order: Order; readonly instructions?: string }) {
  const t = useText();
  const format = useFormat();
  const { containers, packages, lines, extent, means, place, plannedAt, reasonForTrader } = props.order;
  return (
    <Facts
      facts={[
        { label: t('inspect.place'), value: place },
        { label: t('inspect.plannedAt'), value: format.instant(plannedAt) },
        { label: t('inspect.containers'), value: containers.join(', ') },
        { label: t('inspect.packages'), value: packages },
        { label: t('inspect.lines'), value: lines.join(', ') },
        {
          label: t('inspect.extent'),
          value:
            extent.kind === 'full' ? t('inspect.extent.full') : t('inspect.percentOf', { percent: extent.percent }),
        },
        { label: t('inspect.means'), value: t(`inspect.means.${means}`) },
        {
          label: t(props.instructions === undefined ? 'inspect.reason' : 'inspect.reasonForTrader'),
          value: reasonForTrader,
        },
        { label: t('inspect.instructions'), value: props.instructions },
      ]}
    />
  );
}
