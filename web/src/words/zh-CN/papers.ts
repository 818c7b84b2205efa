import type { PaperNeed } from '@linli/contract/codes/papers'

/** Whether a case file must have a form. */
export const PAPER_NEED: Record<PaperNeed, string> = {
  required: '卷宗必备',
  if_needed: '用到时入卷',
  other: '按需出具',
}

export const PAPERS_WORDS = {
  title: '调解文书',
  about: '空白文书可以下载后手写，也可以在办理纠纷时由系统按已有信息填好。',
  pdf: '打印版',
  docx: '可编辑版',
  basis: '依据',
}
