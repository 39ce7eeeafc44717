import { createTheme } from '@mantine/core';

/** Calm and dense: a tool for reading for hours. Colours of meaning are set by page.css, for light and dark. */
export const theme = createTheme({
  primaryColor: 'blue',
  // Readable as text on white (4.5 to 1), which Mantine's own shade is not.
  primaryShade: { light: 8, dark: 8 },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
});
