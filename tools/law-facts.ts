/** What the file names of the collections do not say, or say wrong: looked up text by text. */

/** Parts of paths that are left out: texts that stand twice, and decisions whose content is in the amended text. */
export const SKIPPED = [
  '最高人民法院关于修改',
  '行政法/反电信网络诈骗法',
  '(2022-04-04)',
  '司法解释/关于审理使用人脸识别',
]

export const PLACES = ['山东省', '聊城市']

/** Kinds that the folder does not tell. */
export const KINDS: Record<string, string> = { 信访工作条例: 'party' }

/** Titles that the page breaks over lines. */
export const TITLES: Record<string, string> = {
  '山东省实施《全国人民代表大会和地方各级人民代表大会代表法》办法':
    '山东省实施《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》办法',
}

/** Codes where the pinyin of the name would be too long to read. */
export const CODES: Record<string, string> = {
  '最高人民法院、最高人民检察院关于办理侵犯公民个人信息刑事案件适用法律若干问题的解释':
    'geren-xinxi-xingshi-jieshi',
  最高人民法院关于人民调解协议司法确认程序的若干规定: 'sifa-queren-guiding',
  最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释: 'renshen-sunhai-jieshi',
  最高人民法院关于审理使用人脸识别技术处理个人信息相关民事案件适用法律若干问题的规定:
    'renlian-shibie-guiding',
  最高人民法院关于审理劳动争议案件适用法律若干问题的解释: 'laodong-zhengyi-jieshi-2001',
  '最高人民法院关于审理劳动争议案件适用法律若干问题的解释（二）': 'laodong-zhengyi-jieshi-2006',
  '最高人民法院关于审理劳动争议案件适用法律若干问题的解释（三）': 'laodong-zhengyi-jieshi-2010',
  '最高人民法院关于审理劳动争议案件适用法律若干问题的解释（四）': 'laodong-zhengyi-jieshi-2013',
  '最高人民法院关于审理劳动争议案件适用法律问题的解释（一）': 'laodong-zhengyi-jieshi',
  最高人民法院关于审理建筑物区分所有权纠纷案件适用法律若干问题的解释: 'jianzhuwu-qufen-jieshi',
  最高人民法院关于审理民间借贷案件适用法律若干问题的规定: 'minjian-jiedai-guiding',
  最高人民法院关于审理物业服务纠纷案件适用法律若干问题的解释: 'wuye-fuwu-jieshi',
  最高人民法院关于审理道路交通事故损害赔偿案件适用法律若干问题的解释: 'daojiao-peichang-jieshi',
  最高人民法院关于审理铁路运输人身损害赔偿纠纷案件适用法律若干问题的解释: 'tielu-renshen-jieshi',
  最高人民法院关于新民间借贷司法解释适用范围问题的批复: 'minjian-jiedai-pifu',
  '最高人民法院关于适用《民法典》婚姻家庭编的解释（一）': 'hunyin-jiating-jieshi-1',
  '最高人民法院关于适用《民法典》婚姻家庭编的解释（二）': 'hunyin-jiating-jieshi-2',
  最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定: 'susong-shixiao-guiding',
  最高人民法院关于确定民事侵权精神损害赔偿责任若干问题的解释: 'jingshen-sunhai-jieshi',
  '最高人民法院关于适用《民事诉讼法》的解释': 'minsu-jieshi',
  '最高人民法院关于适用《民法典》侵权责任编的解释（一）': 'qinquan-jieshi-1',
  最高人民法院关于人民法院特邀调解的规定: 'teyao-tiaojie-guiding',
  人民法院在线调解规则: 'zaixian-tiaojie-guize',
  机动车交通事故责任强制保险条例: 'jiaoqiangxian-tiaoli',
  道路交通事故处理程序规定: 'daolu-shigu-chengxu-guiding',
  '山东省实施《道路交通安全法》办法': 'shandong-daojiao-banfa',
  '山东省实施《全国人民代表大会和地方各级人民代表大会代表法》办法': 'shandong-daibiao-banfa',
  山东省多元化解纠纷促进条例: 'shandong-duoyuan-huajie',
  山东省食品小作坊小餐饮和食品摊点管理条例: 'shandong-shipin-xiaozuofang',
  山东省机动车非法改装治理和噪声污染防治规定: 'shandong-jidongche-zaosheng',
  聊城市历史文化名城名镇名村保护条例: 'liaocheng-lishi-wenhua',
  聊城市城镇容貌和环境卫生管理条例: 'liaocheng-rongmao-weisheng',
  聊城市户外广告设施和招牌设置管理条例: 'liaocheng-huwai-guanggao',
  聊城市道路交通安全条例: 'liaocheng-daojiao',
  聊城市物业管理条例: 'liaocheng-wuye',
  山东省物业管理条例: 'shandong-wuye',
  山东省反家庭暴力条例: 'shandong-fanjiabao',
}

/** From which day an amendment holds, where the decision says so and the text keeps the first day: `<name>|<passed>`. */
export const FROM: Record<string, string> = {
  '民事诉讼法|2021-12-24': '2022-01-01',
  '民事诉讼法|2023-09-01': '2024-01-01',
  '工会法|2021-12-24': '2022-01-01',
  '安全生产法|2021-06-10': '2021-09-01',
  '网络安全法|2025-10-28': '2026-01-01',
  '食品安全法|2025-09-12': '2025-12-01',
  '消费者权益保护法|2013-10-25': '2014-03-15',
  '劳动合同法|2012-12-28': '2013-07-01',
  '治安管理处罚法|2012-10-26': '2013-01-01',
  '农村土地承包法|2018-12-29': '2019-01-01',
  '公证法|2017-09-01': '2018-01-01',
  '仲裁法|2017-09-01': '2018-01-01',
  '行政复议法|2017-09-01': '2018-01-01',
  '行政诉讼法|2017-06-27': '2017-07-01',
  '城市房地产管理法|2019-08-26': '2020-01-01',
  '水污染防治法|2017-06-27': '2018-01-01',
  '固体废物污染环境防治法|2020-04-29': '2020-09-01',
  '环境保护法|2014-04-24': '2015-01-01',
  '工伤保险条例|2010-12-20': '2011-01-01',
  '道路交通事故处理程序规定|2018-02-02': '2018-05-01',
  '最高人民法院关于新民间借贷司法解释适用范围问题的批复|2020-12-29': '2021-01-01',
  '最高人民法院关于审理建筑物区分所有权纠纷案件适用法律若干问题的解释|2020-12-29': '2021-01-01',
  '最高人民法院关于审理物业服务纠纷案件适用法律若干问题的解释|2020-12-29': '2021-01-01',
  '最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释|2020-12-29': '2021-01-01',
  '最高人民法院关于审理民间借贷案件适用法律若干问题的规定|2020-12-29': '2021-01-01',
  '最高人民法院关于审理道路交通事故损害赔偿案件适用法律若干问题的解释|2020-12-29': '2021-01-01',
  '最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定|2020-12-29': '2021-01-01',
  '最高人民法院关于确定民事侵权精神损害赔偿责任若干问题的解释|2020-12-29': '2021-01-01',
  '最高人民法院关于适用《民事诉讼法》的解释|2020-12-29': '2021-01-01',
  '最高人民法院关于适用《民事诉讼法》的解释|2022-04-01': '2022-04-10',
}

const BY_THE_CODE = { until: '2026-08-14', by: '生态环境法典第一千二百四十二条' }
const BY_THE_DECISION_2020 = {
  until: '2020-12-31',
  by: '最高人民法院2020年12月29日关于废止部分司法解释的决定',
}

/** Texts that were repealed: the last day on which they held, and by what. */
export const ENDS: Record<string, { until: string; by: string }> = {
  噪声污染防治法: BY_THE_CODE,
  大气污染防治法: BY_THE_CODE,
  水污染防治法: BY_THE_CODE,
  土壤污染防治法: BY_THE_CODE,
  固体废物污染环境防治法: BY_THE_CODE,
  环境保护法: BY_THE_CODE,
  信访条例: { until: '2022-04-30', by: '信访工作条例' },
  最高人民法院关于审理劳动争议案件适用法律若干问题的解释: BY_THE_DECISION_2020,
  '最高人民法院关于审理劳动争议案件适用法律若干问题的解释（二）': BY_THE_DECISION_2020,
  '最高人民法院关于审理劳动争议案件适用法律若干问题的解释（三）': BY_THE_DECISION_2020,
  '最高人民法院关于审理劳动争议案件适用法律若干问题的解释（四）': BY_THE_DECISION_2020,
}
