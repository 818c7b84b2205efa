import { type ImportTarget, registerTarget } from '#modules/imports'
import { createImportedUnits } from './create-imported-units.ts'
import { nameOurs, suggestOurs } from './suggest-ours.ts'
import { undoImported } from './undo-imported.ts'
import { knownRefs, writeImported } from './write-imported.ts'

/** Cases of another system as they become matters: settled history, shown apart from what was closed here. */
const target: ImportTarget = {
  name: 'matters',
  fields: [
    text('external_ref', 60, [
      'rec_id',
      '编号',
      '工单编号',
      '案件编号',
      '事件编号',
      '案卷号',
      '流水号',
      '单号',
      'id',
    ]),
    {
      ...text('reported_at', 60, [
        'create_time',
        '上报时间',
        '受理时间',
        '创建时间',
        '来电时间',
        '登记时间',
        '发生时间',
        'report_time',
      ]),
      kind: 'moment',
      is_required: true,
    },
    counted('street', ['street_name', '街道', '所属街道', '街道名称', '镇街', '乡镇']),
    counted('community', ['community_name', '社区', '所属社区', '社区名称', '村居', '村社区']),
    counted('category_1', ['event_type_name', '事件类型', '一级分类', '问题大类', '大类', '类型']),
    text('category_2', 200, ['main_type_name', '二级分类', '小类']),
    text('category_3', 200, ['sub_type_name', '三级分类', '细类']),
    counted('unit', [
      'dispose_unit_name',
      '处置单位',
      '处置部门',
      '承办单位',
      '主办单位',
      '责任单位',
    ]),
    text('unit_code', 60, ['dispose_unit_id', '处置单位编码', '承办单位编码', '责任单位编码']),
    text('description', 2000, [
      'description',
      '事件描述',
      '问题描述',
      '诉求内容',
      '主要内容',
      '描述',
      '内容',
    ]),
    text('address', 200, ['address', '事发地址', '发生地点', '地址', '位置']),
    text('source', 100, ['event_src_name', '事件来源', '问题来源', '来源', '渠道']),
    text('nature', 100, ['event_property_name', '事件性质', '诉求类型', '性质']),
    {
      ...counted('overdue', ['overtime_archive_num', '是否超期', '是否逾期', '是否超时']),
      kind: 'flag',
    },
    { ...text('closed', 20, ['是否办结', '是否结案', '是否归档']), kind: 'flag' },
    {
      ...text('closed_at', 60, ['办结时间', '结案时间', '归档时间', 'close_time', 'archive_time']),
      kind: 'moment',
    },
  ],
  choices: [
    { name: 'street', fields: ['street'], rule: 'path', is_required: false, may_create: false },
    {
      name: 'community',
      fields: ['street', 'community'],
      rule: 'path',
      is_required: false,
      may_create: false,
    },
    {
      name: 'category',
      fields: ['category_1', 'category_2', 'category_3'],
      rule: 'levels',
      is_required: true,
      may_create: false,
    },
    {
      name: 'unit',
      fields: ['unit_code', 'unit'],
      rule: 'code_or_name',
      is_required: false,
      may_create: true,
    },
  ],
  suggest: suggestOurs,
  names: nameOurs,
  known: knownRefs,
  create: createImportedUnits,
  write: writeImported,
  undo: undoImported,
}

function text(name: string, max_characters: number, hints: readonly string[]) {
  const kind: 'text' | 'moment' | 'flag' = 'text'
  return { name, kind, is_required: false, is_counted: false, max_characters, hints }
}

function counted(name: string, hints: readonly string[]) {
  return { ...text(name, 200, hints), is_counted: true }
}

registerTarget(target)
