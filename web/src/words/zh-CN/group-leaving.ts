/** Going out of a group and coming back. */
export const LEAVE = {
  title: '退群',
  keeper: '您是群主或副群主，退群前请先换人担任。',
  start: '退出这个群…',
  sure: '退出{name}',
  lead: '退出后看不到群里的话，也收不到通知。说过的话还留在群里。想回来，可以再申请。',
  go: '退出这个群',
  going: '正在退出…',
  gone: '已退出{name}',
} as const

export const COME_BACK = {
  title: '退出和在等的群',
  left: '您已退出',
  left_of: '您已退出{name}',
  asked: '已申请，等网格员同意',
  asked_of: '已申请回{name}，等网格员同意',
  how: '网格员同意后，就能再看群里的话。',
  ask: '申请回来',
  asking: '正在申请…',
  done: '已申请回{name}，等网格员同意',
} as const

/** Putting somebody out, and who was. */
export const REMOVE = {
  act: '移出…',
  act_about: '把{name}移出群…',
  title: '移出{name}',
  lead: '移出后，此人看不到群里的话，也不能再说。原因和谁移出的会留下记录。说过的话还在，要撤下请到那句话上办。',
  reason: '为什么移出',
  reason_hint: '写清事实，如：三次发广告，提醒过两次。',
  go: '移出群',
  going: '正在移出…',
  done: '已移出{name}',
  removed: '被移出的人',
  removed_lead: '只有群主、副群主和本网格的网格员看得到。',
  why: '{by}于 {when} 移出：{reason}',
  wants_back: '又申请进群',
  resident_back: '要再进群，请此人重新扫入群二维码，申请后在这里同意。',
  colleague_back: '加回来',
  came_back: '{name}已回到群里',
  more: '再看一些',
} as const

/** Whose words one does not want to see. */
export const BLOCKED = {
  title: '您屏蔽的人',
  lead: '这些人说的话对您收起。只有您自己看得到这份名单。',
  end: '取消屏蔽',
  end_about: '取消屏蔽{name}',
  done: '已取消屏蔽，又能看到此人说的话',
} as const
