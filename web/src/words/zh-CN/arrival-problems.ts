/** What stands in the way of coming in, also by WeCom or a mini-program, and of ties. */
export const ARRIVAL_PROBLEMS: Record<string, string> = {
  no_such_door: '这里现在不能这样登录。请用原来的办法登录。',
  arrival_not_yours: '这次登录不是从这里开始的，为了安全没有继续。请重新点一次登录。',
  arrival_over: '这次登录已经用过或过期了。请重新点一次登录。',
  arrival_not_known: '还没有绑定账号。请先用原来的办法登录一次，再绑定。',
  code_used: '这个登录码已经用过了。请重新点一次登录。',
  other_kind_of_account: '企业微信只能绑定工作人员账号，小程序只能绑定居民账号。',
  prove_first: '为了安全，请先重新登录一次再绑定：工作人员用密码，居民用短信验证码。',
  tied_to_another:
    '这个企业微信或微信已经绑定了别的账号。请先在那个账号里解除绑定，或联系系统管理员。',
  no_account: '这位工作人员还没有登录账号，请先开通账号。',
  outside_tied_already: '这个微信群已经登记到别的网格群。请联系那个群的网格员。',
  sign_in_again: '网络断了一下，登录没有收到回应。请再登录一次。',
  no_post: '用户名和密码都对，但您今天没有任职，不能进入。请联系系统管理员。',
  password_contains_account: '密码里不能带用户名，请换一个。',
}
