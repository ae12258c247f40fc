import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionApi, homeOf, sessionQuery, type DemoAccount, type Session } from '#web/client';
import type { TextKey } from '#web/texts';
import { Page, Section, useText } from '#web/ui';
import { browserHasPasskeys } from './passkey.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { SignInForm } from './sign-in-form.tsx';
import classes from './sign-in.module.css';

export function SignInPage() {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  const [chosen, setChosen] = useState<DemoAccount | undefined>(undefined);
  const signedIn = async (session: Session) => {
    client.setQueryData(sessionQuery.queryKey, session);
    // Only ways within this application: an address from outside could lead anywhere.
    if (next?.startsWith('/') && !next.startsWith('//')) await navigate({ href: next });
    else await navigate({ to: homeOf(session) });
  };
  return (
    <Page title={t('signIn.title')}>
      <div className={classes.columns}>
        <SignInForm
          key={chosen?.email ?? ''}
          email={chosen?.email ?? ''}
          {...(chosen ? { password: chosen.password } : {})}
          onSignedIn={(session) => void signedIn(session)}
          otherWays={
            <div className={classes.ways}>
              <Link to="/forgot-password">{t('signIn.forgot')}</Link>
              {browserHasPasskeys() && <PasskeyButton onSignedIn={(session) => void signedIn(session)} />}
            </div>
          }
        />
        <DemoAccounts onChoose={setChosen} chosen={chosen} />
      </div>
    </Page>
  );
}

/** Shown only where the server says that it is a demonstration. */
function DemoAccounts(props: {
  readonly chosen: DemoAccount | undefined;
  readonly onChoose: (account: DemoAccount) => void;
}) {
  const t = useText();
  const { data } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: sessionApi.demoAccounts,
    retry: false,
    staleTime: Infinity,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('signIn.demo')}>
      <p className="quiet">{t('signIn.demoHint')}</p>
      <ul className={classes.accounts}>
        {data.items.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              className={classes.account}
              aria-pressed={props.chosen?.email === account.email}
              onClick={() => props.onChoose(account)}
            >
              <span className={classes.accountName}>{account.name}</span>
              <span className={`mono ${classes.accountEmail}`}>{account.email}</span>
              <span className={classes.accountRole}>
                {[...account.roles.map((role) => t(`role.${role}` as TextKey)), account.organisation].join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
