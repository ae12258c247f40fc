import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { onSessionLost, sessionQuery, type Session } from '#web/client';

const RenewDialog = lazy(async () => ({ default: (await import('#web/access')).RenewDialog }));

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/**
 * When the session has run out while somebody works, the requests that met the refusal wait here. Signing in again lets
 * them go on, so a form that was being sent is sent, and nothing on the page is lost.
 */
export function SessionKeeper() {
  const client = useQueryClient();
  const [lost, setLost] = useState<Session | null>(null);
  const waiting = useRef<readonly Waiting[]>([]);
  useEffect(() => {
    onSessionLost(
      () =>
        new Promise<void>((resolve, reject) => {
          const known = client.getQueryData(sessionQuery.queryKey) ?? null;
          if (known === null) {
            reject(new Error('Nobody is signed in'));
            return;
          }
          waiting.current = [...waiting.current, { resolve, reject }];
          setLost(known);
        }),
    );
    return () => onSessionLost(undefined);
  }, [client]);
  const finish = (act: (one: Waiting) => void) => {
    const all = waiting.current;
    waiting.current = [];
    setLost(null);
    all.forEach(act);
  };
  if (lost === null) return null;
  return (
    <Suspense>
      <RenewDialog
        email={lost.user.email}
        onRenewed={(session) => {
          client.setQueryData(sessionQuery.queryKey, session);
          finish((one) => one.resolve());
        }}
        onOther={() => {
          finish((one) => one.reject(new Error('Signed out')));
          client.clear();
          location.assign('/sign-in');
        }}
      />
    </Suspense>
  );
}
