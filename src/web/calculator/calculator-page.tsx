import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFileTypePdf } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { GoodsQuestion } from '#core/assessment';
import type { Refusal } from '#core/kernel';
import { api } from '#web/client';
import type { TextKey } from '#web/texts';
import {
  Empty,
  ExplanationTree,
  KnownNote,
  LoadingRows,
  Page,
  ProblemNote,
  Section,
  TaxTable,
  useCodes,
  useLocal,
  usePreferences,
  useText,
  ErrorCode,
} from '#web/ui';
import classes from './calculator.module.css';
import { ComparisonTable } from './comparison-table.tsx';
import { goodsOf, isCode, variationsOf, whatIfText, type Question } from './question.ts';
import { QuestionForm } from './question-form.tsx';
import { useAnswers, type AnswersState } from './use-answers.ts';
import { WhatIf } from './what-if.tsx';

/** A version is one word: no line ends within it. */
const NO_BREAK_HYPHEN = '\u2011';

/** What would be due on goods, and what if something of them were otherwise. The question lives in the address. */
export function CalculatorPage() {
  const t = useText();
  const navigate = useNavigate();
  const asked: Question = useSearch({ from: '/calculator' });
  const unit = useTariffUnit(asked);
  const question: Question = useMemo(() => (unit === undefined ? asked : { ...asked, unit }), [asked, unit]);
  const change = (part: Question) =>
    void navigate({ to: '/calculator', search: (before: Question) => ({ ...before, ...part }), replace: true });
  const formOf = useCertificateForm();
  const goods = useMemo(() => goodsOf(question, formOf), [question, formOf]);
  const variations = useMemo(() => variationsOf(asked), [asked]);
  const { answers, by, error, pending } = useAnswers(goods, variations, {
    on: question.on || undefined,
    knownAt: question.knownAt || undefined,
  });
  const base = answers?.base;
  return (
    <Page title={t('calc.title')} lead={t('calc.lead')}>
      <KnownNote knownAt={asked.knownAt || undefined} onNow={() => change({ knownAt: '' })} />
      <div className={classes.calculator}>
        <QuestionForm question={question} onChange={change} />
        <div aria-live="polite" className={classes.answer}>
          <Section
            title={t('calc.result')}
            aside={goods && base?.explanation && <SavePdf goods={goods} on={question.on} knownAt={question.knownAt} />}
          >
            {goods === undefined && <Empty title={t('calc.waitingTitle')} hint={t('calc.waiting')} />}
            {error !== null && error !== undefined && <ProblemNote error={error} />}
            {pending && !error && <LoadingRows rows={4} />}
            {base && base.totalPayable !== null && (
              <TaxTable rows={base.taxTable} total={base.totalPayable} currency={base.assessment?.currency ?? ''} />
            )}
            {base && base.totalPayable === null && <Reasons refusals={base.refusals} />}
            {base && (
              <p className={classes.source}>
                {t(wordsOfSource(by, question), { version: base.reference.slice(0, 11).replace('-', NO_BREAK_HYPHEN) })}
              </p>
            )}
          </Section>
          {base?.explanation && (
            <details className={classes.steps}>
              <summary>{t('calc.steps')}</summary>
              <ExplanationTree explanation={base.explanation} rootless />
            </details>
          )}
          {goods && (
            <Section title={t('whatIf.title')}>
              <WhatIf
                question={question}
                variations={variations}
                onChange={(others) => change({ whatIf: whatIfText(others) })}
              />
              {answers && variations.length > 0 && (
                <ComparisonTable
                  answers={answers}
                  variations={variations}
                  onRemove={(position) =>
                    change({ whatIf: whatIfText(variations.filter((_, index) => index !== position)) })
                  }
                />
              )}
            </Section>
          )}
        </div>
      </div>
    </Page>
  );
}

function wordsOfSource(by: AnswersState['by'], { knownAt }: Question): TextKey {
  if (by === 'browser') return 'calc.byBrowser';
  return knownAt ? 'calc.byKnowledge' : 'calc.byServer';
}

/** The calculation on paper, for a file or a client. */
function SavePdf(props: {
  readonly goods: GoodsQuestion;
  readonly on: string | undefined;
  readonly knownAt: string | undefined;
}) {
  const t = useText();
  const { language } = usePreferences();
  const saving = useMutation({
    mutationFn: () => {
      const { goods, on, knownAt } = props;
      return api.assessmentPdf({ ...goods, ...(on ? { on } : {}), ...(knownAt ? { knownAt } : {}) }, language);
    },
    onSuccess: (pdf) => saveFile(pdf, `${t('calc.title')}.pdf`),
  });
  return (
    <>
      {saving.error && <ProblemNote error={saving.error} />}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconFileTypePdf size={16} aria-hidden />}
        loading={saving.isPending}
        onClick={() => saving.mutate()}
      >
        {t('calc.pdf')}
      </Button>
    </>
  );
}

function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Where the question names no unit, the one that the tariff line counts in. */
function useTariffUnit({ code = '', unit }: Question): string | undefined {
  const line = useQuery({
    queryKey: ['tariff-line', code, undefined],
    queryFn: () => api.tariffLine(code),
    enabled: isCode(code),
    staleTime: Infinity,
    retry: false,
  });
  return unit === undefined || unit === '' ? line.data?.unitCodes[0] : unit;
}

/** The first form of certificate of an agreement. */
function useCertificateForm(): (treatment: string) => string | undefined {
  const agreements = useCodes('agreement');
  return useMemo(() => {
    const forms = new Map(agreements.map(({ code, attributes }) => [code, attributes['forms']?.split(' ')[0]]));
    return (treatment) => forms.get(treatment);
  }, [agreements]);
}

/** Why no figure can be given: what is missing or not understood, and what to do. */
export function Reasons(props: { readonly refusals: readonly Refusal[] }) {
  const local = useLocal();
  return (
    <ul className={classes.reasons}>
      {props.refusals.map((refusal, position) => (
        <li key={position}>
          <IconAlertTriangle size={18} aria-hidden />
          <div>
            <p className={classes.reasonTitle}>{local(refusal.message)}</p>
            <p className="quiet">
              {local(refusal.fix)} <ErrorCode code={refusal.code} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
