import { pick, type Random, weighted } from './random.ts'

/** A plausible name of nobody in particular; about one in four hundred holds a rare character or is a long one. */
export function inventName(random: Random): string {
  if (random() < 0.0025) return pick(random, RARE)
  const surname = weighted(random, SURNAMES)
  if (random() < 0.16) return surname + pick(random, SINGLE)
  return surname + pick(random, FIRST) + pick(random, SECOND)
}

/** Names that older systems lost or cut off: characters beyond the basic plane, compound surnames, minority names. */
const RARE = [
  '王𬱖',
  '李㛃',
  '张𬍛',
  '刘䶮',
  '赵𬀩',
  '陈𫖯',
  '杨𬬭',
  '周喆珺',
  '欧阳𬘓',
  '上官婉清',
  '买买提江·阿卜杜热合曼·吐尔逊',
  '阿依古丽·艾尼瓦尔',
  '乌云其其格',
  '尼玛次仁',
] as const

const SURNAMES = [
  ['王', 90],
  ['李', 85],
  ['张', 88],
  ['刘', 70],
  ['陈', 38],
  ['杨', 34],
  ['赵', 40],
  ['孙', 30],
  ['周', 20],
  ['徐', 20],
  ['马', 22],
  ['朱', 16],
  ['郭', 18],
  ['林', 10],
  ['高', 18],
  ['郑', 12],
  ['韩', 14],
  ['于', 14],
  ['宋', 14],
  ['许', 12],
  ['吕', 9],
  ['田', 9],
  ['任', 8],
  ['姜', 8],
  ['崔', 8],
  ['谭', 6],
  ['范', 6],
  ['石', 7],
  ['尹', 6],
  ['邢', 5],
  ['路', 5],
  ['付', 5],
  ['耿', 5],
  ['焦', 3],
  ['解', 3],
  ['逯', 2],
  ['亓', 2],
  ['岳', 4],
] as const

const SINGLE = [...'伟静敏磊洋勇艳杰涛超秀霞平刚桂芬辉玲强军燕红梅云峰岩凯琳宁晨']
const FIRST = [...'建志文玉春秀桂国海晓明永庆广立振传学保兴德凤兰雪思子雨佳宏瑞绍']
const SECOND = [...'华英平军民生芳荣涛杰峰林红梅霞东亮超波燕玲辉鹏丽娟敏宁洁轩涵怡刚']
