import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { isDeclarant, type Session } from '#web/client';
import { usePreferences, useText } from '#web/ui';
import { pagesFor } from './navigation.tsx';
import { settingsFor } from './settings-links.ts';
import classes from './shell.module.css';

const Palette = lazy(async () => ({ default: (await import('#web/palette')).Palette }));
const KeyList = lazy(async () => ({ default: (await import('#web/palette')).KeyList }));

type Shown = 'palette' | 'keys' | undefined;

/** The button that finds anything, and the keys that open it and the list of keys from anywhere. */
export function PaletteKeys(props: { readonly session: Session | null; readonly path: string }) {
  const { session, path } = props;
  const t = useText();
  const [shown, setShown] = useState<Shown>();
  usePaletteKeys(setShown);
  const close = () => setShown(undefined);
  const commands = useCommands(session, () => setShown('keys'));
  const pages = [...pagesFor(session), ...(session ? settingsFor(session) : [])];
  return (
    <>
      <Tooltip label={`${t('palette.open')} · Ctrl K`} openDelay={300}>
        <UnstyledButton
          className={classes.bell}
          aria-label={t('palette.open')}
          aria-keyshortcuts="Control+K"
          aria-haspopup="dialog"
          onClick={() => setShown('palette')}
        >
          <IconSearch size={20} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Tooltip>
      <Suspense fallback={null}>
        {shown === 'palette' && (
          <Palette
            session={session}
            pages={pages.map(({ to, text }) => ({ to, label: t(text) }))}
            commands={commands}
            onClose={close}
          />
        )}
        {shown === 'keys' && <KeyList path={path} onClose={close} />}
      </Suspense>
    </>
  );
}

/** By place on the keyboard; in fields and cells too, but for what is a letter there. */
function usePaletteKeys(show: (shown: Shown) => void): void {
  const { letterKeys } = usePreferences();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey) return;
      if (event.code === 'KeyK' && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
        event.preventDefault();
        show('palette');
        return;
      }
      if (!letterKeys || event.ctrlKey || event.metaKey || !isQuestionMark(event)) return;
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      if (target?.closest('input, textarea, select, [contenteditable], [role="combobox"], [role="dialog"]')) return;
      event.preventDefault();
      show('keys');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [letterKeys, show]);
}

/** Where the sign is on most keyboards, or wherever else it is on others. */
const isQuestionMark = ({ code, key, shiftKey }: KeyboardEvent): boolean =>
  (code === 'Slash' && shiftKey) || key === '?';

function useCommands(session: Session | null, showKeys: () => void) {
  const t = useText();
  const { history } = useRouter();
  const { language, setLanguage, numbers, setNumbers } = usePreferences();
  const declares = isDeclarant(session);
  return [
    ...(declares
      ? [
          { label: t('palette.newDeclaration'), run: () => history.push('/declarations/new') },
          { label: t('list.upload'), run: () => history.push('/declarations/import') },
        ]
      : []),
    {
      label: language === 'vi' ? 'English' : 'Tiếng Việt',
      run: () => setLanguage(language === 'vi' ? 'en' : 'vi'),
    },
    {
      label: t('palette.numbers', { example: numbers === 'comma-decimal' ? '1,234,567.8' : '1.234.567,8' }),
      run: () => setNumbers(numbers === 'comma-decimal' ? 'point-decimal' : 'comma-decimal'),
    },
    { label: t('shortcut.title'), run: showKeys },
  ];
}
