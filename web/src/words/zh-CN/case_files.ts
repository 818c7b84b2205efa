import type { FileCheck, TransferKind, VolumeItem } from '@linli/contract/codes/case-files'
import type { Retention } from '@linli/contract/codes/mediation'

/** What lies in a case file, as its index calls it. */
export const VOLUME_ITEM: Record<VolumeItem, string> = {
  application: '申请书、受理登记表',
  rights_notice: '权利义务告知书',
  identity: '当事人身份证明',
  mandate: '授权委托书',
  inquiry: '调查记录',
  evidence: '证据材料',
  record: '调解记录',
  ending: '协议书、终止调解通知书或不予受理告知书',
  performance: '收条等履行凭证',
  return_visit: '回访记录',
  confirmation: '司法确认材料',
  statement: '卷宗情况说明',
}

/** What a review of a file asks. */
export const FILE_CHECK: Record<FileCheck, string> = {
  accepted_lawfully: '受理合法，有案号或者不予受理告知',
  asked_for: '有申请书或者受理登记表',
  rights_told_to_all: '每位当事人都已告知权利义务',
  identity_known: '有当事人身份证明',
  mandate_shown: '委托代理的有授权委托书',
  session_recorded: '有调解记录',
  ending_there: '有协议书、终止通知书或不予受理告知书',
  performance_proved: '有履行凭证',
  visited_again: '有回访记录',
}

export const RETENTION: Record<Retention, string> = {
  short: '短期',
  long: '长期',
  permanent: '永久',
}

export const TRANSFER_KIND: Record<TransferKind, string> = {
  court: '人民法院',
  arbitration: '仲裁机构',
  legal_aid: '法律援助机构',
  other: '其他单位',
}

export const CASE_FILE_WORDS = {
  title: '卷宗',
  complete: '材料齐全',
  missing: '还缺',
  review: '案卷评查',
  met: (met: number, of: number) => `${of} 项中符合 ${met} 项`,
  written: '系统按案件信息生成',
  pictures: (n: number) => `${n} 张图片`,
  make: '生成整卷 PDF',
  making: (done: number, of: number) => `正在生成：${of} 件中已完成 ${done} 件`,
  failed: '没有生成成功，可以再试一次。案件信息都在。',
  made: (pages: number) => `整卷已生成，共 ${pages} 页`,
  open: '打开整卷',
  take_out: '取出',
  file: '立卷归档',
  filed: '已归档',
  retention: '保管期限',
  keep_until: '保管到',
  volume_number: '卷号',
  transfers: '移交记录',
  applies_not: '不适用',
  yes: '符合',
  no: '不符合',
  back: '返回',
}
