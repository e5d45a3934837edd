// Which colours and sizes do the style sheets use? Garden's, by the names below, so that the board
// looks like the rest of Zendesk in light and dark and changes with it.
import { DEFAULT_THEME, getColor } from '@zendeskgarden/react-theming';

export type ColorBase = 'light' | 'dark';

const VARIABLES = [
  'background.default',
  'background.raised',
  'background.recessed',
  'background.subtle',
  'background.danger',
  'background.warning',
  'background.success',
  'background.primaryEmphasis',
  'border.default',
  'border.subtle',
  'border.emphasis',
  'border.danger',
  'border.warning',
  'border.success',
  'border.primaryEmphasis',
  'foreground.default',
  'foreground.subtle',
  'foreground.primary',
  'foreground.danger',
  'foreground.warning',
  'foreground.success',
  'foreground.dangerEmphasis',
  'foreground.warningEmphasis',
  'foreground.successEmphasis',
] as const;

/** Garden's theme for one base; the default one otherwise. */
export function gardenTheme(base: ColorBase) {
  return { ...DEFAULT_THEME, colors: { ...DEFAULT_THEME.colors, base } };
}

/** Declarations such as `--foreground-subtle: #5c6970;` for one base. */
export function colorDeclarations(base: ColorBase): string {
  const theme = gardenTheme(base);
  const lines = VARIABLES.map(
    (variable) => `--${variable.replace('.', '-')}: ${getColor({ theme, variable })};`,
  );
  const chrome = getColor({
    theme,
    light: { hue: 'chromeHue', shade: 800 },
    dark: { hue: 'chromeHue', shade: 500 },
  });
  return [...lines, `--chrome: ${chrome};`, `--font: ${theme.fonts.system};`].join('\n');
}
