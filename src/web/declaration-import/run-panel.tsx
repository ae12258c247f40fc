import { Button, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type DeclarationImport, type RunImportQuestion } from '#web/client';
import { ProblemNote, Section, useText } from '#web/ui';
import classes from './import.module.css';

const MODES = ['draft', 'preRegister', 'register'] as const;
type Mode = (typeof MODES)[number];

/** What to make of a file, how far it is, and the failures once more. */
export function RunPanel({ found }: { readonly found: DeclarationImport }) {
  const t = useText();
  const client = useQueryClient();
  const [mode, setMode] = useState<Mode>('draft');
  const { id, counts, state } = found;
  const refresh = (now: DeclarationImport) => client.setQueryData(['declaration-import', id], now);
  const run = useMutation({
    mutationFn: (question: RunImportQuestion) => api.runImport(id, question),
    onSuccess: refresh,
  });
  const cancel = useMutation({ mutationFn: () => api.cancelImport(id), onSuccess: refresh });
  const total = counts.accepted + counts.rejected + counts.waiting;
  const done = counts.accepted + counts.rejected;
  const told = t('bring.progress', { done, total, accepted: counts.accepted, rejected: counts.rejected });
  return (
    <Section title={t(state === 'checked' ? 'bring.preview' : 'bring.progressTitle')}>
      {state === 'checked' ? (
        <p>{t('bring.found', { count: total + counts.blocked, lines: counts.lines, blocked: counts.blocked })}</p>
      ) : (
        <div className={classes.bar} aria-live="polite">
          <p>{told}</p>
          <progress value={done} max={Math.max(total, 1)} aria-label={told} />
        </div>
      )}
      {state === 'running' ? (
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('bring.cancel')}
        </Button>
      ) : (
        <>
          {(counts.waiting > 0 || counts.rejected > 0) && (
            <Radio.Group mt={16} label={t('bring.mode')} value={mode} onChange={(value) => setMode(modeOf(value))}>
              {MODES.map((one) => (
                <Radio key={one} value={one} label={t(`bring.mode.${one}`)} my={8} />
              ))}
            </Radio.Group>
          )}
          <div className={classes.buttons}>
            {counts.waiting > 0 && (
              <Button loading={run.isPending} onClick={() => run.mutate({ mode })}>
                {t('bring.run', { count: counts.waiting })}
              </Button>
            )}
            {counts.rejected > 0 && (
              <Button loading={run.isPending} onClick={() => run.mutate({ mode, only: 'failures' })}>
                {t('bring.rerun', { count: counts.rejected })}
              </Button>
            )}
            <Button component="a" variant="default" href={`/api/v1/declaration-imports/${id}/result.csv`} download>
              {t('bring.download')}
            </Button>
          </div>
        </>
      )}
      {(run.error ?? cancel.error) && <ProblemNote error={run.error ?? cancel.error} />}
    </Section>
  );
}

const modeOf = (value: string): Mode => MODES.find((mode) => mode === value) ?? 'draft';
