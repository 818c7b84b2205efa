import { TextRun, UnderlineType } from 'docx'
import type { Run } from '../blocks.ts'
import { cleanText } from '../pdf/break-lines.ts'
import { FONTS, type FontName, halfPoints } from './docx-measures.ts'

/** Runs of a line as Word knows them. */
export function textRuns(runs: readonly Run[], size: number, face: FontName = 'song'): TextRun[] {
  return runs.flatMap((run) => {
    if (typeof run === 'string') return wordRuns(run, size, face)
    if ('fill' in run) return wordRuns(run.fill, size, 'kai')
    if ('bold' in run) return wordRuns(run.bold, size, 'bold')
    if ('check' in run) return wordRuns(run.check ? '☑' : '□', size, face)
    return [
      new TextRun({
        text: '　'.repeat(run.blank),
        font: FONTS[face],
        size: halfPoints(size),
        underline: { type: UnderlineType.SINGLE },
      }),
    ]
  })
}

const RARE = /([\u{20000}-\u{3FFFF}]+)/u

function wordRuns(text: string, size: number, face: FontName): TextRun[] {
  return cleanText(text)
    .split(RARE)
    .filter((part) => part !== '')
    .map(
      (part) =>
        new TextRun({
          text: part,
          font: RARE.test(part) ? FONTS.rare : FONTS[face],
          size: halfPoints(size),
          bold: face === 'title',
        }),
    )
}
