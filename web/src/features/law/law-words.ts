import { FIGURES, type FigureKey } from '@linli/contract/codes/figures'
import type { EstimateLine } from '@linli/contract/law-shapes'
import { ProblemError } from '../../lib/client.ts'
import { reasonText } from '../../lib/words.ts'
import { FIGURE, OWN_FIGURE } from '../../words/zh-CN/law.ts'

/** Fen as people read them: 3500000 → 35,000.00. */
export function yuan(fen: number): string {
  return (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

/** An amount or a range with its sign: ¥5,600.00～6,300.00. */
export function yuanRange({ low_fen, high_fen }: Pick<EstimateLine, 'low_fen' | 'high_fen'>) {
  return low_fen === high_fen ? `¥${yuan(low_fen)}` : `¥${yuan(low_fen)}～${yuan(high_fen)}`
}

/** What a figure is called. */
export function figureWord(key: string): string {
  const words: Record<string, string> = { ...FIGURE, ...OWN_FIGURE }
  return words[key] ?? key
}

/** The value of a figure in its unit: fen as yuan, hundredths of a percent as percent. */
export function figureValue({ value, unit }: { value: number; unit: string }): string {
  return unit === 'basis_points' ? (value / 100).toFixed(2) : yuan(value)
}

/** Why nothing was calculated; a figure that is missing is named. */
export function estimateProblem(problem: unknown): string {
  const text = reasonText(problem)
  const key = problem instanceof ProblemError ? problem.data['key'] : undefined
  return typeof key === 'string' ? `${figureWord(key)}：${text}` : text
}

/** Names of figures, for a form that asks for one. */
export function figureKeys(): FigureKey[] {
  const keys: string[] = Object.keys(FIGURES)
  return keys.filter((key): key is FigureKey => Object.hasOwn(FIGURES, key))
}
