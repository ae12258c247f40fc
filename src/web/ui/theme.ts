import { Button, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Night-sea blue: the one accent. Shade 7 carries white text at 8.6:1 and stands as text on white at the same. */
const sea: MantineColorsTuple = [
  '#eef4fa',
  '#dbe8f4',
  '#b7d0e8',
  '#8db4d9',
  '#5f95c8',
  '#3a79b5',
  '#22639f',
  '#144f86',
  '#103d6a',
  '#0b2b4c',
];

/** A quiet scale with a trace of the accent; 6 is the lightest that is still readable as text (5.3:1 on the page). */
const slate: MantineColorsTuple = [
  '#f6f8fa',
  '#eef1f4',
  '#e2e7ec',
  '#cfd6dd',
  '#a9b4be',
  '#7d8994',
  '#5f6b77',
  '#475460',
  '#2c3843',
  '#15202b',
];

export const theme = createTheme({
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', SFMono-Regular, Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace",
  headings: { fontFamily: "'Be Vietnam Pro', system-ui, sans-serif", fontWeight: '600' },
  colors: { sea, slate, gray: slate },
  primaryColor: 'sea',
  primaryShade: 7,
  black: '#15202b',
  defaultRadius: 6,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ styles: { root: { fontWeight: 500 } } }),
  },
});
