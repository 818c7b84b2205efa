import { ASSESSED, RETURN_REASON, SECRECY, VOID_REASON } from '../../words/zh-CN/matters.ts'

/** The words of a reason that a timeline keeps as a slug; anything else is shown as it was written. */
export function returnReasonWord(reason: string) {
  const all: Record<string, string> = { ...RETURN_REASON, ...VOID_REASON, ...SECRECY, ...ASSESSED }
  return all[reason] ?? reason
}
