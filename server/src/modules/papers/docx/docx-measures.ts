import { PAGE } from '../pdf/page-marks.ts'

const TWIPS = 20

/** Points as the twentieths that Word counts in. */
export function twips(points: number): number {
  return Math.round(points * TWIPS)
}

/** Points as the halves in which Word counts sizes. */
export function halfPoints(points: number): number {
  return Math.round(points * 2)
}

/** Faces by the names under which offices have them; Word takes another where one is missing. */
export const FONTS = {
  song: {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    eastAsia: '仿宋',
    cs: 'Times New Roman',
  },
  bold: {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    eastAsia: '黑体',
    cs: 'Times New Roman',
  },
  title: {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    eastAsia: '方正小标宋简体',
    cs: 'Times New Roman',
  },
  kai: {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    eastAsia: '楷体',
    cs: 'Times New Roman',
  },
  /** Characters beyond the basic plane: Windows and WPS have them in this one. */
  rare: { ascii: 'SimSun-ExtB', hAnsi: 'SimSun-ExtB', eastAsia: 'SimSun-ExtB', cs: 'SimSun-ExtB' },
} as const
export type FontName = keyof typeof FONTS

/** The same edges as those of the PDF. */
export const MARGINS = {
  top: twips(PAGE.top),
  bottom: twips(PAGE.bottom),
  left: twips(PAGE.left),
  right: twips(PAGE.right),
  header: twips(PAGE.top - 34),
  footer: twips(PAGE.bottom - 36),
}
