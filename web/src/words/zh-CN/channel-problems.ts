/** What stands in the way of connecting and using channels. */
export const CHANNEL_PROBLEMS: Record<string, string> = {
  settings_not_understood: '连接信息不完整或格式不对，没有保存。请照平台后台的内容逐项核对。',
  secrets_missing: '还有密钥没填，没有接通。请先在“改连接信息”里填好。',
  demonstration_stays_inside: '演示区里的人和事都是编的，不会发到外面去。正式区才能接通。',
  no_such_bucket: '这种渠道没有这项限额，没有改动。',
  presser_missing: '人工粘贴要指定由谁发送，没有添加。请选一个人。',
  bound_already: '这个地址已经添加过，没有重复添加。',
}
