import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent, type ReactNode } from 'react';
import { api, ApiError, homeOf, useSession } from '#web/client';
import { Page, usePreferences, useProblemWords, useText } from '#web/ui';
import classes from './home.module.css';

/** The public front: three questions people come with, and the door to work. */
export function HomePage() {
  const t = useText();
  const session = useSession();
  return (
    <Page title={t('home.title')} lead={t('home.lead')}>
      <div className={classes.questions}>
        <Question title={t('home.track')}>
          <TrackingBox />
        </Question>
        <Question title={t('home.tariff')} lead={t('home.tariffLead')}>
          <TariffBox />
        </Question>
        <Question title={t('home.calculator')} lead={t('home.calculatorLead')}>
          <Button variant="default" component={Link} to="/calculator">
            {t('home.calculatorGo')}
          </Button>
        </Question>
        {session ? (
          <Question title={t('home.work')}>
            <Button variant="default" component={Link} to={homeOf(session)}>
              {t('home.workGo')}
            </Button>
          </Question>
        ) : (
          <Question title={t('home.declare')} lead={t('home.declareLead')}>
            <Button variant="default" component={Link} to="/sign-in">
              {t('app.signIn')}
            </Button>
          </Question>
        )}
      </div>
    </Page>
  );
}

function Question(props: { readonly title: string; readonly lead?: string; readonly children: ReactNode }) {
  return (
    <section className={classes.question} aria-label={props.title}>
      <div>
        <h2 className={classes.title}>{props.title}</h2>
        {props.lead && <p className={classes.lead}>{props.lead}</p>}
      </div>
      <div className={classes.answer}>{props.children}</div>
    </section>
  );
}

/** Leads to a page of the server that works without JavaScript and can be sent on. */
function TrackingBox() {
  const t = useText();
  const { language } = usePreferences();
  const words = useProblemWords();
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const find = useMutation({
    mutationFn: () => api.tracking(code.trim()),
    onSuccess: () => location.assign(`/track/${encodeURIComponent(code.trim())}?lang=${language}`),
  });
  const problem = find.error && (isUnknown(find.error) ? t('home.trackUnknown') : words(find.error).title);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (code.trim() !== '') find.mutate();
  };
  return (
    <form className={classes.box} onSubmit={submit} noValidate>
      <TextInput
        label={t('home.trackLabel')}
        description={t('home.trackHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        size="md"
        value={code}
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: 'mono' }}
        onChange={(event) => {
          setCode(event.currentTarget.value);
          find.reset();
        }}
        error={asked && code.trim() === '' ? t('home.trackEmpty') : problem}
      />
      <Button type="submit" size="md" loading={find.isPending || find.isSuccess}>
        {t('home.trackGo')}
      </Button>
    </form>
  );
}

/** A code that is not one, or that no declaration has. */
const isUnknown = (error: Error): boolean =>
  error instanceof ApiError && (error.problem.status === 404 || error.problem.status === 422);

function TariffBox() {
  const t = useText();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void navigate({ to: '/tariff', search: query.trim() === '' ? {} : { q: query.trim() } });
  };
  return (
    <form className={classes.box} onSubmit={submit} noValidate role="search">
      <TextInput
        label={t('tariff.search')}
        description={t('tariff.example')}
        inputWrapperOrder={['label', 'input', 'description']}
        size="md"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <Button type="submit" size="md" variant="default">
        {t('home.tariffGo')}
      </Button>
    </form>
  );
}
