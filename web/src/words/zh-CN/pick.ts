/** Words of fields that choose from a list. */
export const PICK = {
  unit: '写单位名称里的字来找',
  area: '写小区、楼栋、社区或街道的名字来找',
  category: '选一类，或写字来找',
  person: '写全名或全拼来找',
  colleague: '选一位同事',
  reading: '正在找…',
  nothing: '没有找到，换几个字试试',
  write_more: '写两个字以上',
  any: '不限',
} as const
