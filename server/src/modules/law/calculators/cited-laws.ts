import type { Citation } from '@linli/contract/law-shapes'

/** The laws that the calculations rest on, by their address in the library. */
const CITED = {
  minfadian: '中华人民共和国民法典',
  renmintiaojiefa: '中华人民共和国人民调解法',
  minshisusongfa: '中华人民共和国民事诉讼法',
  daolujiaotonganquanfa: '中华人民共和国道路交通安全法',
  falvyuanzhufa: '中华人民共和国法律援助法',
  laodongzhengyitiaojiezhongcaifa: '中华人民共和国劳动争议调解仲裁法',
  susongfeiyongjiaonabanfa: '诉讼费用交纳办法',
  xinfanggongzuotiaoli: '信访工作条例',
  'jiaoqiangxian-tiaoli': '机动车交通事故责任强制保险条例',
  'daolu-shigu-chengxu-guiding': '道路交通事故处理程序规定',
  'shandong-daojiao-banfa': '山东省实施《中华人民共和国道路交通安全法》办法',
  'renshen-sunhai-jieshi': '最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释',
  'jingshen-sunhai-jieshi': '最高人民法院关于确定民事侵权精神损害赔偿责任若干问题的解释',
  'daojiao-peichang-jieshi': '最高人民法院关于审理道路交通事故损害赔偿案件适用法律若干问题的解释',
  'qinquan-jieshi-1': '最高人民法院关于适用《中华人民共和国民法典》侵权责任编的解释（一）',
  'susong-shixiao-guiding': '最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定',
  'minjian-jiedai-guiding': '最高人民法院关于审理民间借贷案件适用法律若干问题的规定',
} as const
export type CitedLaw = keyof typeof CITED

/** Every law that is cited, for the test that finds each article in the library. */
export const CITED_LAWS: Readonly<Record<string, string>> = CITED

/** Laws younger than some of the days that people ask about: before their first day nothing of them is cited. */
const SINCE: Partial<Record<CitedLaw, string>> = {
  'qinquan-jieshi-1': '2024-09-27',
  'renshen-sunhai-jieshi': '2021-01-01',
  minfadian: '2021-01-01',
  falvyuanzhufa: '2022-01-01',
  minshisusongfa: '2022-01-01',
  xinfanggongzuotiaoli: '2022-05-01',
  'daojiao-peichang-jieshi': '2021-01-01',
  'jingshen-sunhai-jieshi': '2021-01-01',
  'susong-shixiao-guiding': '2021-01-01',
  'minjian-jiedai-guiding': '2021-01-01',
  daolujiaotonganquanfa: '2021-04-29',
  'jiaoqiangxian-tiaoli': '2019-03-02',
}

/** Cites articles of a law as they stand on a day; none where the library's text did not hold yet. */
export function cite(on: string, code: CitedLaw, ...numbers: number[]): Citation[] {
  if (on < (SINCE[code] ?? '')) return []
  return numbers.map((number) => ({ code, title: CITED[code], number, sub: 0, on }))
}

/** The articles of the code of civil procedure whose number moved with the amendment of 2023, for any day. */
export function procedure(on: string, what: 'confirmation' | 'enforcement'): Citation[] {
  const is_new = on >= '2024-01-01'
  const number = { confirmation: is_new ? 205 : 201, enforcement: is_new ? 250 : 246 }[what]
  return cite(on, 'minshisusongfa', number)
}
