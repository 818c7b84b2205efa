/** Refusals about committees, their rooms and mediators. */
export const MEDIATOR_PROBLEMS: Record<string, string> = {
  committee_not_set_up: '这个调解委员会还没有登记，没有办成。请先登记它的类型和编号写法。',
  short_name_taken: '这个简称和字号已经有别的委员会在用，没有保存。请换一个简称。',
  room_name_taken: '这个委员会已有同名的房间，没有保存。请换个名称。',
  room_closed: '这间已经停用，没有改动。请看最新的登记。',
  no_mediator_post: '这个人现在没有调解员岗位，没有登记。请系统管理员先设岗位。',
  appointed_already: '这个人已在这个委员会登记，没有重复登记。',
  no_such_studio: '这个调解室不在这个委员会名下，没有保存。请换一个，或请管理员改它的上级单位。',
  mediator_ended: '这位调解员已经离任，没有改动。请看最新的登记。',
}
