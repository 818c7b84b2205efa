import type { ThemeConfig } from 'antd'
import { COLOURS } from '../../ui/tokens.ts'

/** Ant Design in the colours and measures of tokens.css; targets grow to 44 px under a finger. */
export function themeFor(isTouch: boolean): ThemeConfig {
  return {
    token: {
      colorPrimary: COLOURS.dai,
      colorLink: COLOURS.dai,
      colorSuccess: COLOURS.song,
      colorWarning: COLOURS.hu,
      colorError: COLOURS.zhu,
      colorTextBase: COLOURS.ink,
      colorTextSecondary: COLOURS['ink-2'],
      colorTextTertiary: COLOURS['ink-2'],
      colorTextPlaceholder: COLOURS['ink-2'],
      colorTextDescription: COLOURS['ink-2'],
      colorBorder: COLOURS['line-strong'],
      colorBorderSecondary: COLOURS.line,
      colorBgLayout: COLOURS.ground,
      borderRadius: 8,
      fontSize: 14,
      fontFamily: 'var(--font)',
      controlHeight: isTouch ? 46 : 36,
      motion: false,
    },
    components: {
      Select: { optionSelectedBg: COLOURS['dai-wash'], optionActiveBg: COLOURS.ground },
      Tree: { nodeSelectedBg: COLOURS['dai-wash'], nodeHoverBg: COLOURS.ground },
    },
  }
}
