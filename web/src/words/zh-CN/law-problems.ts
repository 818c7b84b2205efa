/** What stands in the way of reading law and of calculating. `{…}` come from the refusal. */
export const LAW_PROBLEMS: Record<string, string> = {
  no_text_on_that_day:
    '法律库里没有那一天的文本，最早从 {from} 起。请换一个日期，或者查当时的公报。',
  no_such_article: '这个版本里没有这一条。请看目录，或者换一个日期。',
  figure_missing:
    '还缺 {period} 的基数，没有计算。请有编目权限的同事在“法律 → 计算基数”里录入，写明出处。',
  figure_without_source:
    '{period} 的基数还没有出处，没有计算。请有编目权限的同事核对后在“法律 → 计算基数”里录入，写明出处。',
  no_such_figure: '没有这项基数，什么都没有改。请刷新再试。',
  no_such_period: '年份或日期不对，没有保存。按年的填四位年份，按日的填起算日期。',
  before_the_rule:
    '事故发生在 {from} 之前，适用旧的解释，这里不能算，没有给出数字。请查当时的规定。',
  no_local_rule: '这里不在山东省，超过交强险部分的比例要按当地规定，没有计算。',
  days_in_wrong_order: '日期的先后不对，没有计算。请检查后再算。',
  age_missing: '残疾和死亡赔偿要按年龄算年数。请填定残或者死亡那天的周岁。',
  grade_missing: '还没有伤残等级，没有计算。请按鉴定意见填 1 至 10 级。',
  range_upside_down: '低的数比高的数还大，没有计算。请改好再算。',
}
