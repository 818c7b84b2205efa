import type { DutyRole, MemberKind, MessageKind } from '@linli/contract/codes/groups'

export const MEMBER_KIND: Record<MemberKind, string> = {
  resident: '居民',
  grid_worker: '网格员',
  building_lead: '楼长',
  property: '物业',
  utility: '专营单位',
  community: '社区',
  police: '民警',
  legal: '法律顾问',
}

export const MESSAGE_KIND: Record<MessageKind, string> = {
  text: '文字',
  photo: '照片',
  voice: '语音',
  notice: '通知',
  matter: '事项',
  broadcast: '广播',
}

export const DUTY_ROLE: Record<DutyRole, string> = {
  grid_worker: '网格员',
  property: '物业',
  utility: '专营单位',
  community: '社区',
  police: '民警',
}
