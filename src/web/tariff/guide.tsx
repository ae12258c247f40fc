import { IconArrowLeft } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/client';
import { LoadingRows, pageClasses, ProblemNote, Section, useLocal, usePreferences, useText } from '#web/ui';
import { noSuchCode } from './no-such-code.ts';
import { TariffPathTrail } from './tariff-path.tsx';
import classes from './tariff.module.css';

const LINE_DIGITS = 8;
const HEADING_DIGITS = 4;

/** Asks which of the groups below a heading the goods belong to, until one line is left. */
export function Guide(props: { readonly at: string; readonly q: string; readonly on: string }) {
  const { at, q, on } = props;
  const t = useText();
  const local = useLocal();
  const { language } = usePreferences();
  const question = useQuery({
    queryKey: ['classification-question', at, on],
    queryFn: () => api.classificationQuestion(at, on),
    placeholderData: keepPreviousData,
  });
  const kept = { ...(q === '' ? {} : { q }), ...(on === '' ? {} : { on }) };
  const { data } = question;
  return (
    <div className={classes.guide}>
      {q !== '' && (
        <Link to="/tariff" search={kept} className={pageClasses.back}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('tariff.backToResults')}
        </Link>
      )}
      {data && <TariffPathTrail path={data.path} q={q} on={on} />}
      {question.isPending && <LoadingRows />}
      {question.error && (
        <ProblemNote error={question.error} onRetry={() => void question.refetch()} absent={noSuchCode(t, at)} />
      )}
      {data && (
        <Section
          title={
            data.code.length === HEADING_DIGITS
              ? t('tariff.which')
              : `${t('tariff.subheading', { code: data.code })}: ${t('tariff.which')}`
          }
        >
          <p className={classes.hint}>{t('tariff.whichHint')}</p>
          <ol className={classes.choices}>
            {data.choices.map(({ code, lines, name, telling }) => (
              <li key={code} className={classes.choice}>
                {code.length === LINE_DIGITS ? (
                  <Link
                    to="/tariff/$code"
                    params={{ code }}
                    search={on === '' ? {} : { on }}
                    className={classes.choiceLink}
                  >
                    <span className="mono">{code}</span>
                    <span>{local(name)}</span>
                  </Link>
                ) : (
                  <Link to="/tariff" search={{ ...kept, at: code }} className={classes.choiceLink}>
                    <span className="mono">{code}</span>
                    <span>{local(name)}</span>
                  </Link>
                )}
                {lines > 1 && (
                  <span className={classes.choiceNote}>
                    {t('tariff.linesBelow', { count: lines })}
                    {telling[language].length > 0 &&
                      ` · ${t('tariff.telling', { words: telling[language].join(', ') })}`}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </Section>
      )}
    </div>
  );
}
