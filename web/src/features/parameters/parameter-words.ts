import type { Parameter } from '@linli/contract/parameters'
import { PARAMETER, PARAMETER_UNIT } from '../../words/zh-CN/parameters.ts'

/** What a parameter decides, in words. */
export function parameterWord(key: string): string {
  const words: Record<string, string> = PARAMETER
  return words[key] ?? key
}

/** A value with its unit: 24 小时. */
export function valueWord(value: number, unit: Parameter['unit']): string {
  const word = PARAMETER_UNIT[unit]
  return /^\p{Script=Han}/u.test(word) ? `${value} ${word}` : `${value}${word}`
}
