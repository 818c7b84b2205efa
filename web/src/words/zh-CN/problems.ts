import type { ErrorCode } from '@linli/contract/errors'

/** Said where no better words are known for the reason. */
export const CODE_TEXTS: Record<ErrorCode, string> = {
  unauthenticated: '登录已经失效，您填的内容还在。请重新登录后继续。',
  forbidden: '这一步不归您办。需要办理时，请联系社区或中心。',
  not_found: '没有找到，或者不在您可以看的范围内。',
  invalid: '有内容没有填对，请改好标出的地方再试。',
  conflict: '情况已经变了，没有改动任何内容。请看最新的进展再办。',
  too_many_requests: '操作太快了，请过几分钟再试。',
  unavailable: '服务暂时连不上，您填的内容还在。请稍后再试。',
}

/** By the reason that the server names. Every text says what happened, what is safe, what to do. */
export const REASON_TEXTS: Record<string, string> = {
  no_network: '现在没有网络，您填的内容还在。连上网络后再试一次。',
  server_fault: '服务出了问题，没有办成，您填的内容还在。请稍后再试，急事请打值班电话。',
  fault: '服务出了问题，没有办成，您填的内容还在。请稍后再试，急事请打值班电话。',
  too_large: '内容太大，没有发出去。请少放几张照片或写短一些。',
  input_not_understood: '有内容没有填对，请改好再试。',
  foreign_page: '这个操作来自别的网站，没有执行。请从本站首页进入再办。',

  wrong_name_or_password: '用户名或密码不对。请检查大小写后再试。',
  locked_out: '密码错了多次，账号先锁住了。请过一会儿再试，或请管理员重设密码。',
  wrong_password: '原密码不对，密码没有改。',
  password_used_before: '这个密码以前用过，请换一个新的。',
  too_few_kinds: '密码至少要含大写字母、小写字母、数字、符号中的三种。',
  must_change_password: '第一次登录要先改密码。',
  wrong_code: '验证码不对。请看清短信里的六位数字再填。',
  code_expired: '验证码过期了。请重新获取一个。',
  too_many_attempts: '验证码错了多次，已经作废。请重新获取。',
  too_many_codes: '验证码发得太多了。请过一会儿再获取。',
  no_text_channel: '这里还没有接通短信，暂时不能用手机号登录。请打社区值班电话。',

  file_too_large: '文件太大，没有传上。照片每张不超过 15 MB。',
  too_many_uploads: '同时传的太多了。请等前面的传完。',
  upload_incomplete: '照片没有传完，文字已保存。连上网络后会自动继续。',
  digest_differs: '照片在路上传坏了，没有保存。请再传一次。',
  not_a_picture: '这个文件不是照片，没有保存。请选 JPG、PNG 或 WebP 照片。',
  picture_too_large: '照片尺寸太大，没有保存。请用手机相机直接拍的照片。',
  not_a_recording: '这段录音放不出来，没有保存。请重录一次。',

  no_district: '这里还没有设好本区，请先由管理员完成设置。',
  no_such_category: '这个分类已经停用。请重新选一个。',
  no_such_unit: '没有找到这个单位，可能已经撤并。请重新选。',
  unit_outside_jurisdiction: '这个单位不管这一片。请选管这里的单位。',
  category_may_not_self_close: '这一类事不能自办自结，要报给中心。已写的内容还在，可改为「上报」。',
  evidence_missing: '还缺照片或说明。按这一类的要求补上就能办。',
  may_not_return_again: '这件事已经退回过一次，不能再退。请联系中心商量。',
  handler_may_not_verify: '办的人不能自己核实，要请另一位同事来核。',
  second_person_needed: '作废要两个人确认，请另一位同事来确认。',
  matter_not_in_that_state: '这件事已经有了新进展，没有改动任何内容。请看最新的进展。',
  already_rated: '您已经评过了，谢谢。',
  reopen_window_over: '过了可以重办的日子。事情没解决的话，请再报一件，我们接着办。',
  not_in_that_state: '这件事已经有了新进展，没有改动任何内容。请看最新的进展。',

  unit_has_open_work: '这个单位手里还有没办完的事，先转走再撤。',
  unit_has_posts: '这个单位还有人任职，先免职再撤。',
  area_outside_unit: '这个范围不归该单位管。',
  post_held_already: '这个人已经任这个职了。',
  separate_duties: '这两种职务不能由同一个人担任。',
  account_taken: '这个用户名有人用了，请换一个。',
  substitute_on_leave: '代班的同事这几天也请假，请换一位。',
  leave_overlaps: '这几天已经登记过请假。',
}
