import type { Dispute } from '@linli/contract/mediation-shapes'
import type { ActField, Values } from './act-fields.ts'

/** How an act is asked for and sent. */
export interface ActSpec {
  fields: readonly ActField[]
  sure?: string
  look?: 'main' | 'plain' | 'stop'
  send: (id: string, values: Values, how: { requestId: string }) => Promise<Dispute>
}

/** What stands in a field. */
export const of = (values: Values, name: string) => values[name]?.trim() ?? ''
/** What stands in a field that may stay empty. */
export const optional = (values: Values, name: string) => {
  const value = of(values, name)
  return value ? { [name]: value } : {}
}
/** The code that was chosen. */
export const one = <V extends string>(codes: readonly [V, ...V[]], value: string): V =>
  codes.find((code) => code === value) ?? codes[0]
/** The codes that were ticked. */
export const several = <V extends string>(codes: readonly V[], value: string): V[] =>
  codes.filter((code) => value.split(',').includes(code))
/** What a field of moments holds, as Shanghai counts. */
export const moment = (value: string) => (value ? `${value}:00+08:00` : '')
