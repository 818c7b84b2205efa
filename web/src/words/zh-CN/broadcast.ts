import type {
  BroadcastState,
  BroadcastTab,
  TargetState,
  Way,
} from '@linli/contract/codes/broadcast'

export const STATE: Record<BroadcastState, string> = {
  asked: '等第二人放行',
  declined: '没有放行',
  sending: '正在发',
  done: '已交出',
  stopped: '已停止',
  expired: '已过期',
}

export const TARGET_STATE: Record<TargetState, string> = {
  sent: '已到群里',
  accepted: '平台已收下，没说送到没有',
  waiting: '等群主点发送',
  queued: '排队中',
  unknown: '不知道发出没有',
  failed: '没有发成',
  stopped: '已停止',
  expired: '过了时间没发',
  no_channel: '没有渠道',
}

export const WAY: Record<Way, string> = {
  built_in: '本平台的群',
  automatic: '自动发到外部群',
  owner: '要群主点发送',
  manual: '要人手工转发',
  none: '没有渠道',
}

export const BROADCAST_TAB: Record<BroadcastTab, string> = {
  to_release: '等放行',
  to_confirm: '待补认',
  running: '已发出',
  ended: '已结束',
}
