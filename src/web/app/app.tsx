import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { Texts } from '#web/texts';
import { PreferencesProvider, theme, ToastProvider, type Language } from '#web/ui';
import { queryClient, router } from './router.tsx';
import { SessionKeeper } from './session-keeper.tsx';

/** Everything that stands around the pages. */
export function App(props: { readonly language: Language; readonly texts: Texts }) {
  return (
    <MantineProvider theme={theme} forceColorScheme="light">
      <PreferencesProvider language={props.language} texts={props.texts}>
        <QueryClientProvider client={queryClient}>
          <ToastProvider>
            <RouterProvider router={router} />
            <SessionKeeper />
          </ToastProvider>
        </QueryClientProvider>
      </PreferencesProvider>
    </MantineProvider>
  );
}
