import type { ReactNode } from 'react';
import { api, type DeclarationView } from '#web/client';
import classes from './declaration-body.module.css';
import { Deadlines } from './deadlines.tsx';
import { DeclarationFacts } from './declaration-facts.tsx';
import { Documents } from './documents.tsx';
import { Findings } from './findings.tsx';
import { GoodsTable } from './goods-table.tsx';
import { Section } from './page.tsx';
import { Papers } from './papers.tsx';
import { ReliefDraws } from './relief-draws.tsx';
import { usePreferences, useText } from './preferences.tsx';
import { TaxTable } from './tax-table.tsx';
import { Timeline } from './timeline.tsx';

/**
 * A declaration as its declarant and its officer both read it: figures at the left, circumstances at the right.
 * `first` opens the right column, and the whole on narrow screens; `documentsAction` stands below the documents,
 * `reliefAction` below what was drawn.
 */
export function DeclarationBody(props: {
  readonly view: DeclarationView;
  readonly first?: ReactNode;
  readonly documentsAction?: ReactNode;
  readonly reliefAction?: ReactNode;
}) {
  const t = useText();
  const { language } = usePreferences();
  const { view } = props;
  const { summary, declaration } = view;
  const nameOf = (line: number) => {
    const item = declaration.goodsItems.find((candidate) => candidate.sequence === line);
    return (
      item && (
        <>
          <span className="mono">{item.commodityCode}</span> · {item.description}
        </>
      )
    );
  };
  return (
    <div className={classes.columns}>
      {props.first && <div className={classes.first}>{props.first}</div>}
      <div className={classes.figures}>
        <Section title={t('view.goods')} aside={t('list.lines', { count: declaration.goodsItems.length })}>
          <GoodsTable declaration={declaration} />
        </Section>
        <Section
          title={t('view.tax')}
          aside={
            view.taxTable.length > 0 && (
              <a href={api.explanationPdfUrl(summary.number, language)} target="_blank" rel="noreferrer">
                {t('calc.pdf')}
              </a>
            )
          }
        >
          {view.taxTable.length === 0 ? (
            <p className="quiet">{t(summary.registeredAt === null ? 'view.taxLater' : 'view.noTax')}</p>
          ) : (
            <TaxTable rows={view.taxTable} total={taxesOf(view)} currency={summary.currency} lineName={nameOf} />
          )}
        </Section>
        {view.reliefDraws.length > 0 && (
          <Section title={t('view.drawn')}>
            <ReliefDraws draws={view.reliefDraws} action={props.reliefAction} />
          </Section>
        )}
        <Section title={t('view.facts')}>
          <DeclarationFacts view={view} />
        </Section>
      </div>
      <div className={classes.side}>
        {view.deadlines.length > 0 && (
          <Section title={t('deadlines.title')}>
            <Deadlines deadlines={view.deadlines} />
          </Section>
        )}
        {view.findings.length > 0 && (
          <Section title={t('view.findings')}>
            <Findings findings={view.findings} declaration={declaration} />
          </Section>
        )}
        <Section title={t('view.documents')} id="documents">
          <Documents number={summary.number} requested={view.requestedDocuments} attachments={view.attachments} />
          {props.documentsAction}
        </Section>
        <Section title={t('view.papers')}>
          <Papers view={view} />
        </Section>
        <Section title={t('view.timeline')}>
          <Timeline entries={view.timeline} currency={view.summary.currency} />
        </Section>
      </div>
    </div>
  );
}

/** What the table adds up to: fines are payable beside the taxes, and stand with what is due. */
const taxesOf = ({ summary, penalties }: DeclarationView): string =>
  penalties.reduce((taxes, { amount }) => taxes - BigInt(amount), BigInt(summary.totalPayable)).toString();
