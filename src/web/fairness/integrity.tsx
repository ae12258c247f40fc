import { Empty, Section, tableClasses as table, useCodeNames, useFormat, useLocal, useText } from '#web/ui';
import type { Fairness } from './fairness-api.ts';
import classes from './fairness.module.css';
import { Compared, Says } from './groups.tsx';
import { Rate, scaleOf } from './rate.tsx';

/** What officers decided against what the system selected or a colleague decided, by office and by officer. */
export function AgainstAdvice(props: { readonly fairness: Fairness }) {
  const t = useText();
  const { offices, officers, officersTotal } = props.fairness;
  const officeName = useCodeNames('customs-office');
  if (officersTotal === 0)
    return (
      <Section title={t('fairness.against')}>
        <Empty title={t('fairness.noActs')} hint={t('fairness.emptyHint')} />
      </Section>
    );
  return (
    <>
      <Section title={t('fairness.against')}>
        <p className={classes.hint}>{t('fairness.againstHint')}</p>
        <ActTable
          title={t('fairness.againstByOffice')}
          rows={offices.map((act) => ({ ...act, key: act.officeId, name: officeName(act.officeId), sub: '' }))}
        />
      </Section>
      <Section title={t('fairness.againstByOfficer')}>
        {officers.length < officersTotal && (
          <p className={classes.hint}>{t('fairness.shownOf', { shown: officers.length, total: officersTotal })}</p>
        )}
        <ActTable
          title={t('fairness.againstByOfficer')}
          rows={officers.map((act) => ({
            ...act,
            key: `${act.officeId} ${act.officerId}`,
            name: act.officer,
            sub: officeName(act.officeId),
          }))}
        />
      </Section>
    </>
  );
}

type Act = Fairness['offices'][number] & { readonly key: string; readonly name: string; readonly sub: string };

function ActTable(props: { readonly title: string; readonly rows: readonly Act[] }) {
  const t = useText();
  const format = useFormat();
  const count = (value: number) => format.decimal(String(value));
  const scale = scaleOf(props.rows.map(({ override }) => override.rate));
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('fairness.who')}</th>
            <th scope="col" className={table.num}>
              {t('fairness.acts')}
            </th>
            <th scope="col">{t('fairness.againstRate')}</th>
            <th scope="col">{t('fairness.ofWhich')}</th>
            <th scope="col">{t('fairness.says')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ key, name, sub, acts, override, rechannelled, reversed, controlledAnew, handedOver }) => (
            <tr key={key}>
              <td>
                {name}
                {sub !== '' && <span className={table.sub}>{sub}</span>}
              </td>
              <td className={table.num}>{count(acts)}</td>
              <td>
                <Compared comparison={override} scale={scale} />
              </td>
              <td>
                {counted({ rechannelled, reversed, controlledAnew, handedOver }).map(([kind, times]) => (
                  <span key={kind} className={classes.kind}>
                    {t(`fairness.${kind}`, { count: times })}
                  </span>
                ))}
              </td>
              <td>
                <Says comparisons={[override]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const KINDS = ['rechannelled', 'reversed', 'controlledAnew', 'handedOver'] as const;
/** What there was none of goes without saying. */
const counted = (act: Pick<Act, (typeof KINDS)[number]>) =>
  KINDS.map((kind) => [kind, act[kind]] as const).filter(([, count]) => count > 0);

/** Who had cases of whom far more often than the work of the office would bring. */
export function Pairs(props: { readonly fairness: Fairness }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const officeName = useCodeNames('customs-office');
  const { pairs, pairsTested } = props.fairness;
  return (
    <Section title={t('fairness.pairs')}>
      <p className={classes.hint}>{t('fairness.pairsHint', { count: pairsTested })}</p>
      {pairs.length === 0 ? (
        <p className={classes.nothing}>{t('fairness.noPairs')}</p>
      ) : (
        <div className={table.scroll}>
          <table className={`${table.table} ${table.stack}`}>
            <caption>{t('fairness.pairs')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('fairness.officer')}</th>
                <th scope="col">{t('fairness.trader')}</th>
                <th scope="col" className={table.num}>
                  {t('fairness.cases')}
                </th>
                <th scope="col">{t('fairness.found')}</th>
                <th scope="col">{t('fairness.says')}</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(
                ({ officeId, officerId, officer, traderId, trader, cases, expected, checked, found, words }) => (
                  <tr key={`${officeId} ${officerId} ${traderId}`}>
                    <td>
                      {officer}
                      <span className={table.sub}>{officeName(officeId)}</span>
                    </td>
                    <td data-label={t('fairness.trader')}>
                      {trader ?? traderId}
                      {trader !== null && <span className={table.sub}>{traderId}</span>}
                    </td>
                    <td className={table.num}>
                      {format.decimal(String(cases))}
                      <span className={table.sub}>
                        {t('fairness.expected', { expected: format.decimal(expected.toFixed(1)) })}
                      </span>
                    </td>
                    <td data-label={t('fairness.found')}>{t('fairness.foundOf', { found, checked })}</td>
                    <td>{local(words)}</td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

/** What is found in what chance drew, beside what rules chose: whether rules are better than chance. */
export function RandomStream(props: { readonly fairness: Fairness }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('fairness.random')}>
      <p className={classes.hint}>{t('fairness.randomHint')}</p>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.stack}`}>
          <caption>{t('fairness.random')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('fairness.quarter')}</th>
              <th scope="col">{t('fairness.randomFound')}</th>
              <th scope="col">{t('fairness.rulesFound')}</th>
            </tr>
          </thead>
          <tbody>
            {props.fairness.random.map(({ from, to, random, rules }) => (
              <tr key={from}>
                <td>
                  {format.date(from)} – {format.date(to)}
                </td>
                {random === null || rules === null ? (
                  <td colSpan={2} className={classes.none}>
                    {t('fairness.randomTooFew')}
                  </td>
                ) : (
                  <>
                    <td data-label={t('fairness.randomFound')}>
                      <Rate rate={random} />
                    </td>
                    <td data-label={t('fairness.rulesFound')}>
                      <Rate rate={rules} />
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
