// How do Garden's colours reach the page? Its provider serves Garden's own components; the same
// colours become custom properties for our style sheets, the page's background included.
import { ThemeProvider } from '@zendeskgarden/react-theming';
import { type ReactNode, useMemo } from 'react';
import { createGlobalStyle } from 'styled-components';
import { type ColorBase, colorDeclarations, gardenTheme } from './colors.ts';

const Properties = createGlobalStyle<{ $base: ColorBase }>`
  :root { color-scheme: ${({ $base }) => $base}; ${({ $base }) => colorDeclarations($base)} }
`;

/** Everything inside is drawn in one colour base. */
export function BoardTheme(props: { readonly base: ColorBase; readonly children: ReactNode }) {
  const theme = useMemo(() => gardenTheme(props.base), [props.base]);
  return (
    <ThemeProvider theme={theme}>
      <Properties $base={props.base} />
      {props.children}
    </ThemeProvider>
  );
}
