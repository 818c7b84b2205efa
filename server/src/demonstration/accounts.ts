/** The password of every demonstration account, told to everybody: nothing real is kept behind it. */
export const DEMONSTRATION_PASSWORD = 'Linli-2022-demo'

/** The phone of the resident of the stories, who signs in with a code from the tray. */
export const DEMONSTRATION_PHONE = '19800000001'

/** An account of the demonstration: whose post it opens, and where its page is. */
export type DemonstrationAccount = {
  /** As it is typed: with `@` and the district's code outside of the district that visitors see first. */
  account: string
  password: string
  district_id: number
  /** What its holder does, as the start page says it. */
  about: string
  page: '/worker/' | '/desk/'
}

const at = (
  account: string,
  about: string,
  page: '/worker/' | '/desk/',
  district_id = 371502,
): DemonstrationAccount => ({
  account,
  password: DEMONSTRATION_PASSWORD,
  district_id,
  about,
  page,
})

/** Everybody who can sign in with a password after the first load. */
export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = [
  at('wangge', '凤苑社区第一网格 网格员', '/worker/'),
  at('zhiban', '新区街道调解中心 值班员', '/desk/'),
  at('chuangkou', '新区街道调解中心 窗口受理', '/desk/'),
  at('ludeng', '路灯养护所 维修员', '/worker/'),
  at('wuye', '凤苑社区物业 项目经理', '/worker/'),
  at('quzhiban', '区调解中心 值班员', '/desk/'),
  at('chengguan', '区综合行政执法局 经办人', '/desk/'),
  at('gongshui', '清源供水公司 值班员', '/worker/'),
  at('jiaojing', '区交通警察大队 经办人', '/desk/'),
  at('gulou', '古楼街道调解中心 值班员', '/desk/'),
  at('hecha', '新区街道调解中心 核查员', '/desk/'),
  at('minjing', '新区派出所 民警', '/desk/'),
  at('tiaojie', '闫寺街道人民调解委员会 调解员', '/desk/'),
  at('wenshu', '闫寺街道人民调解委员会 文书', '/desk/'),
  at('wangge2', '凤苑社区第二网格 网格员', '/worker/'),
  at('zhuren', '新区街道调解中心 主任', '/desk/'),
  at('shuji', '凤苑社区 书记', '/desk/'),
  at('lingdao', '东昌府区 区领导', '/desk/'),
  at('mulu', '事项清单编辑员', '/desk/'),
  at('xitong', '系统管理员', '/desk/'),
  at('anquan', '安全管理员', '/desk/'),
  at('shenji', '审计员', '/desk/'),
  at('pingshan@440310', '坪山区 数据导入员', '/desk/', 440310),
]
