import type { RowReason } from '@linli/contract/imports'

/** The reasons as they stand in the downloaded file, which no page translates. */
export const REASON_TEXTS: Record<RowReason, string> = {
  too_few_fields: '这一行的列数比表头少',
  too_many_fields: '这一行的列数比表头多',
  cell_too_long: '有单元格超过 32000 字',
  damaged_text: '文字在导出时已经损坏',
  cell_is_error: '单元格是错误值',
  formula_without_value: '公式没有保存计算结果',
  number_rounded: '数字超过 15 位，末尾已被表格软件改掉',
  value_missing: '缺少必填内容',
  not_a_moment: '不是日期时间',
  in_the_future: '时间在今天以后',
  not_a_flag: '不是“是/否”',
  value_too_long: '内容太长',
  value_not_mapped: '还没有对应到本区的名称',
  still_open_there: '原系统里还没有办结',
  ref_twice_in_file: '编号在文件里出现了两次',
  acted_on_since: '导入后已有人办理',
}
