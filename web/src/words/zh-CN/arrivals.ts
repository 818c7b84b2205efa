import type { ArrivalFault } from '@linli/contract/codes/arrivals'

export const ARRIVAL = {
  by_wecom: '用企业微信登录',
  going: '正在打开企业微信…',
  asking: '正在向企业微信确认您是谁…',
  asking_wechat: '正在向微信确认您是谁…',
  untied: '您的企业微信还没有绑定账号。请用用户名和密码登录一次，登录后就可以绑定。',
  tie_ask: '把您的企业微信绑定到这个账号？以后在企业微信里不用再输密码。',
  tie: '绑定',
  not_now: '这次不绑',
  tied_now: '已绑定，以后可以用企业微信登录',
  tie_ask_wechat: '以后从微信小程序打开，直接进来、不用再输验证码？',
  tie_wechat: '好，直接进来',
  tied_now_wechat: '好了，以后从小程序打开就直接进来',
  over: '等得太久，这次登录作废了。请再点一次。',
  again: '再试一次',
  close: '知道了',
  section: '企业微信',
  is_tied: '已绑定您的企业微信，在企业微信里打开就能登录。',
  is_tied_wechat: '从微信小程序打开，不用验证码就能进来。',
  untie: '解除绑定',
  untied_now: '已解除绑定',
  not_tied: '还没有绑定。请在企业微信里打开这一页，再点“绑定企业微信”。',
  start_tie: '绑定企业微信',
  page: '正在进来',
  first: '请先用手机号登录一次',
  first_lead: '以后从小程序打开就不用再登录。',
  look_around: '先不登录，随便看看',
  member_of: '企业微信账号',
  member_hint:
    '企业微信管理后台里这位成员的“账号”。绑定后，用这个企业微信打开就是本人登录，请核对清楚。',
  member_tie: '绑定企业微信',
  member_untie: '解除企业微信绑定',
  member_untie_sure: '解除后，本人要用用户名和密码登录。',
  member_is_tied: '已绑定企业微信',
  which_group: '这个微信群还没有登记',
  which_group_lead:
    '您在管下面的网格群。这个微信群是哪一个？选定后，居民从这个微信群打开就会找到它。',
  this_group: '就是这个群',
  tied_group: '登记好了',
  no_group: '这个微信群还没有登记到网格群。请联系您的网格员。',
} as const

export const ARRIVAL_FAULT: Record<ArrivalFault, string> = {
  code_not_good: '企业微信或微信给的登录码过期了。请再试一次。',
  not_a_member: '您不是本单位企业微信的成员，请用用户名和密码登录。',
  platform_silent: '现在联系不上企业微信或微信。请过一会儿再试，或者用原来的办法登录。',
}
