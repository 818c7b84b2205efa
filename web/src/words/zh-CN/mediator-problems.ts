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
  nothing_to_pay: '这段时间没有可以补的案子，没有做清单。请看每件后面写的原因。',
  list_has_moved_on: '刚有人把其中的案子列进了别的清单，没有重复做。请重新查一次。',
  list_is_over: '这张清单已经批准或撤回，没有改动。请看最新的状态。',
  own_list: '自己做的清单要由另一个人批准，没有批准。请司法所或分管领导来看。',
  may_not_approve: '批准补贴清单要由司法所或分管领导办，没有批准。',
}
