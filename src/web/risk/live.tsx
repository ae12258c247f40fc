import type { RuleView } from '#web/client';
import { Facts, useFormat, useText } from '#web/ui';
import classes from './risk.module.css';
import { usePercent } from './use-percent.ts';

/** What the rule does in force, beside what its rehearsal allows. */
export function Live(props: { readonly view: RuleView }) {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  const { live, lately, rule } = props.view;
  const { declarations, selected, low, high, allowed, standing, since } = live;
  const rate = declarations === 0 ? undefined : selected / declarations;
  return (
    <>
      {allowed !== null && rate !== undefined && <Range allowed={allowed} low={low} high={high} rate={rate} />}
      <Facts
        facts={[
          { label: t('risk.liveSince'), value: format.instant(since) },
          { label: t('risk.liveAsked'), value: format.decimal(String(declarations)) },
          {
            label: t('risk.liveHit'),
            value:
              rate === undefined
                ? t('risk.nothingYet')
                : t('risk.liveRate', {
                    count: selected,
                    rate: percent(rate),
                    low: percent(low),
                    high: percent(high),
                  }),
          },
          allowed === null
            ? { label: t('risk.allowed'), value: t('risk.notRehearsed') }
            : { label: t('risk.allowed'), value: `${percent(allowed.low)} – ${percent(allowed.high)}` },
          standing !== null && { label: t('risk.liveStanding'), value: t(`risk.liveStanding.${standing}`) },
          rule.rehearsed !== undefined && {
            label: t('risk.rehearsed'),
            value: t('risk.rehearsedOver', {
              from: format.date(rule.rehearsed.from),
              to: format.date(rule.rehearsed.to),
              count: rule.rehearsed.declarations,
            }),
          },
          {
            label: t('risk.result'),
            value:
              lately.checked === 0
                ? t('risk.noResult')
                : t('risk.resultOf', { found: lately.found, checked: lately.checked }),
          },
        ]}
      />
    </>
  );
}

/** The allowed range with the live rate in it; the figures stand below in words. */
function Range(props: {
  readonly allowed: { readonly low: number; readonly high: number };
  readonly low: number;
  readonly high: number;
  readonly rate: number;
}) {
  const { allowed, low, high, rate } = props;
  const scale = Math.max(allowed.high, high) * 1.2 || 1;
  const span = (from: number, to: number) => ({
    left: `${(from / scale) * 100}%`,
    width: `${Math.max(((to - from) / scale) * 100, 0.8)}%`,
  });
  const isOutside = rate < allowed.low || rate > allowed.high;
  return (
    <div className={classes.bar} aria-hidden>
      <span className={classes.allowed} style={span(allowed.low, allowed.high)} />
      <span className={classes.seen} data-outside={isOutside ? '' : undefined} style={span(low, high)} />
    </div>
  );
}
