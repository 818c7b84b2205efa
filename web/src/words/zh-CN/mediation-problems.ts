/** Refusals of people's mediation; each names the article that stops it. */
export const MEDIATION_PROBLEMS: Record<string, string> = {
  dispute_is_applied: '这件纠纷还在登记待审，还不能这样办。请先由调委会决定是否受理。',
  dispute_is_accepted: '这件纠纷已经受理，不能再这样办。没有改动任何内容，请看最新进展。',
  dispute_is_mediating: '这件纠纷正在调解，不能这样办。没有改动任何内容，请看最新进展。',
  dispute_is_agreed: '这件纠纷已经达成协议，不能再这样办。没有改动任何内容。',
  dispute_is_failed:
    '这件纠纷的调解已经终止，不能恢复（人民调解法第二十六条）。可以走已告知的其他途径。',
  dispute_is_refused: '这件纠纷没有受理，不能这样办。可以走已告知的其他途径。',
  dispute_is_withdrawn: '申请人已经撤回，不能这样办。需要时可以重新申请。',
  dispute_is_closed: '这件纠纷已经结案，没有改动任何内容。',
  dispute_is_filed: '这件纠纷已经归档，没有改动任何内容。',
  source_not_yours: '这种来源不归您登记。居民请用“申请调解”，移送的由调委会或中心登记。',
  applicant_missing: '没有写申请的一方。请至少写一位申请人。',
  other_side_missing: '只有一方，没有对方，谈不成。请写明和谁有纠纷（人民调解法第二条）。',
  same_person_twice:
    '同一个人不能坐在两边，也不能写两次。请核对姓名、身份证号和手机号（人民调解法第二条）。',
  request_in_future:
    '申请时间比现在还晚。请改成实际提出的时间，它关系到诉讼时效（诉讼时效规定第十二条）。',
  proxy_words_missing: '替别人申请，要写明本人怎么同意的（人民调解法第三条：自愿）。',
  origin_missing: '移送来的要写明是哪个单位移送的。',
  matter_missing: '从事项转来的要指明是哪一件，其他来源不要带事项。',
  matter_not_routed:
    '这件事还没有选定“人民调解”这条途径。请先在事项页告知途径并选定（人民调解法第十七条）。',
  matter_in_mediation: '这件事已经在调解，没有重复登记。请按事项页上的链接查看。',
  no_such_mediator: '这个人今天不是本调委会的调解员，没有指定。请重新选（人民调解法第十三条）。',
  mediates_already: '这位调解员已经在这件纠纷里，没有重复指定。',
  mediator_is_party: '当事人和代理人不能当这件纠纷的调解员，没有指定（特邀调解规定第十五条）。',
  guardian_needed:
    '有未成年人或不能独立表达意思的人，要先有监护人代理（民法典第十九条至第二十三条）。请先登记监护人。',
  party_has_refused: '有当事人明确拒绝调解，不得调解（人民调解法第十七条）。请告知其他途径。',
  risk_report_first:
    '发现了危险，还没有记下向谁报告。先报告、记下，再办下一步（人民调解法第二十五条；山东省反家庭暴力条例第二十条）。',
  dispute_is_paused: '调解已经暂停计时，恢复以后才能办这一步。',
}
