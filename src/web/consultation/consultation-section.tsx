import { Button } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import type { Consultation, ConsultationOverview, DeclarationView } from '#web/client';
import { CodeName, DueBy, Facts, Section, useFormat, useText } from '#web/ui';
import { AnswerForm } from './answer-form.tsx';
import { ConcludeForm } from './conclude-form.tsx';
import classes from './consultation.module.css';
import { OpenForm } from './open-form.tsx';

type Step = 'open' | 'answer' | 'conclude';

/**
 * The question about the value, the time to answer it, the answer and what customs concluded; and the next step for whoever
 * has the turn. The trader and the officer read the same; on what the doubt rests only the office is told.
 */
export function ConsultationSection(props: {
  readonly view: DeclarationView;
  readonly overview: ConsultationOverview;
  /** Lines whose price is in doubt, which an officer would ask about first. */
  readonly doubted?: readonly number[];
}) {
  const t = useText();
  const { view, overview } = props;
  const { consultation } = overview;
  return (
    <Section title={t('consult.title')}>
      <div className={classes.consultation}>
        {consultation ? (
          <Course view={view} consultation={consultation} />
        ) : (
          <p className="quiet">{t('consult.none')}</p>
        )}
        <NextStep {...props} />
      </div>
    </Section>
  );
}

function NextStep(props: {
  readonly view: DeclarationView;
  readonly overview: ConsultationOverview;
  readonly doubted?: readonly number[];
}) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const { view, overview } = props;
  const step = nextStep(overview.actions);
  if (step === undefined) return null;
  if (!open)
    return (
      <div>
        <Button
          variant={step === 'open' ? 'default' : 'filled'}
          leftSection={<IconMessageQuestion size={16} stroke={1.75} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t(`consult.${step}`)}
        </Button>
      </div>
    );
  const close = () => setOpen(false);
  switch (step) {
    case 'open':
      return <OpenForm view={view} doubted={props.doubted ?? []} onDone={close} />;
    case 'answer':
      return <AnswerForm view={view} onDone={close} />;
    case 'conclude':
      return (
        <ConcludeForm
          view={view}
          sequences={overview.consultation?.sequences ?? []}
          answered={overview.actions.includes('conclude')}
          onDone={close}
        />
      );
  }
}

function nextStep(actions: readonly string[]): Step | undefined {
  if (actions.includes('open')) return 'open';
  if (actions.includes('answer')) return 'answer';
  return actions.includes('conclude') || actions.includes('concludeWithoutAnswer') ? 'conclude' : undefined;
}

function Course(props: { readonly view: DeclarationView; readonly consultation: Consultation }) {
  const t = useText();
  const format = useFormat();
  const { view, consultation } = props;
  const { status, question, sequences, openedAt, answerBy, answer, concludeBy, conclusion, grounds } = consultation;
  const waitsUntil = status === 'awaitingAnswer' ? answerBy : status === 'answered' ? concludeBy : null;
  const names = new Map(view.attachments.map(({ id, name }) => [id, name]));
  return (
    <>
      <p className={classes.standing}>
        <strong>{t(`consult.status.${status}`)}</strong>
        {waitsUntil !== null && (
          <span className={classes.due}>
            {t(status === 'awaitingAnswer' ? 'consult.answerBy' : 'consult.concludeBy')}{' '}
            <DueBy at={waitsUntil} now={format.now()} />
          </span>
        )}
      </p>
      <Facts
        facts={[
          { label: t('consult.lines'), value: sequences.join(', ') },
          { label: t('consult.question'), value: <Words text={question} at={openedAt} /> },
          ...grounds.map((ground) => ({
            label: t('consult.ground', { line: ground.sequence }),
            value: t('consult.groundText', {
              percent: format.decimal(ground.percentBelow),
              low: format.decimal(ground.lowPrice),
              currency: ground.currency,
              unit: ground.unitCode,
            }),
          })),
          answer && { label: t('consult.answerText'), value: <Words text={answer.text} at={answer.at} /> },
          answer && {
            label: t('consult.documents'),
            value: answer.documents.map((id) => names.get(id) ?? id).join(', '),
          },
          conclusion && {
            label: t('consult.conclusion'),
            value: (
              <>
                <strong>{t(`consult.outcome.${conclusion.outcome}`)}</strong>
                <Words text={conclusion.reason} at={conclusion.at} />
              </>
            ),
          },
          conclusion?.proposal
            ? {
                label: t('consult.proposal'),
                value: (
                  <>
                    <p>
                      <CodeName list="valuation-method" code={conclusion.proposal.methodCode} />
                    </p>
                    {conclusion.proposal.values.map(({ sequence, amount }) => (
                      <p key={sequence}>
                        {t('consult.proposedLine', {
                          line: sequence,
                          amount: format.money(amount, view.summary.currency),
                        })}
                      </p>
                    ))}
                    <p className="quiet">{t('consult.proposalNote')}</p>
                  </>
                ),
              }
            : null,
        ]}
      />
    </>
  );
}

/** What somebody wrote, with its line breaks, and when. */
function Words(props: { readonly text: string; readonly at: string }) {
  const format = useFormat();
  return (
    <>
      <p className={classes.words}>{props.text}</p>
      <p className="quiet">{format.instant(props.at)}</p>
    </>
  );
}
