import type { MatterAction } from '@linli/contract/codes/matters'

/** The letter that opens an act after `a`: the first of its word's pinyin, or of its second character where that is taken. */
export const ACT_KEY: Partial<Record<MatterAction, string>> = {
  accept: 's',
  self_close: 'd',
  triage: 'l',
  assign: 'p',
  handle: 'k',
  resolve: 'h',
  verify: 'y',
  reject: 'm',
  close: 'b',
  return: 't',
  reopen: 'c',
  note: 'j',
  hand_over: 'z',
}
