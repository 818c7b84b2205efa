import { type Place, placesOf } from './place-areas.ts'
import type { DemoUnit, Roster } from './roster.ts'

/**
 * Assumed: the fourteen streets and towns with a one-stop centre in 2022 are those that the district ran itself,
 * without the ones then run by the city's development zones; 于集镇 is counted in to make up the number reported.
 */
const CENTRES_OF_2022 = [
  '371502001',
  '371502002',
  '371502003',
  '371502004',
  '371502005',
  '371502006',
  '371502100',
  '371502101',
  '371502102',
  '371502103',
  '371502104',
  '371502105',
  '371502106',
  '371502107',
] as const

/** Departments of the district: the key by which others name them, and their name. */
const DEPARTMENTS = [
  ['urban_management', '区综合行政执法局（城市管理局）'],
  ['housing', '区住房和城乡建设局'],
  ['public_security', '区公安分局'],
  ['traffic_police', '区交通警察大队'],
  ['market_supervision', '区市场监督管理局'],
  ['emergency', '区应急管理局'],
  ['fire', '区消防救援大队'],
  ['justice', '区司法局'],
  ['civil_affairs', '区民政局'],
  ['ecology', '区生态环境分局'],
  ['transport', '区交通运输局'],
  ['health', '区卫生健康局'],
  ['education', '区教育和体育局'],
  ['human_resources', '区人力资源和社会保障局'],
  ['medical_insurance', '区医疗保障局'],
  ['petition', '区信访局'],
  ['natural_resources', '区自然资源和规划局'],
  ['water', '区水利局'],
  ['agriculture', '区农业农村局'],
  ['culture', '区文化和旅游局'],
  ['women', '区妇女联合会'],
  ['disabled', '区残疾人联合会'],
  ['veterans', '区退役军人事务局'],
  ['politics_law', '区委政法委员会'],
  ['organisation', '区委组织部'],
  ['publicity', '区委宣传部（文明办）'],
  ['finance', '区地方金融监督管理局'],
  ['data', '区大数据局'],
] as const

/** Utilities of six kinds; all names are invented. */
const UTILITIES = [
  ['water_supply', '东昌清源供水公司'],
  ['power', '东昌光明供电所'],
  ['gas', '东昌安燃燃气公司'],
  ['heating', '东昌暖阳供热公司'],
  ['telecom', '东昌通达通信营业部'],
  ['lighting', '东昌明途路灯养护所'],
] as const

const ALWAYS = '每日 24 小时'

/** District government, street offices, the 1 + 14 centres, departments, utilities, police and justice offices, with their staff. */
export function raiseGovernment(roster: Roster, places: Map<string, Place>): DemoUnit {
  const [district] = placesOf(places, 'district')
  if (!district) throw new RangeError('no district among the areas')
  const government = roster.unit({
    kind: 'government',
    key: 'government',
    name: `${district.name}人民政府`,
    area: district,
  })
  for (let n = 0; n < 3; n += 1) {
    roster.appoint(roster.person(), government, 'district_leader')
  }
  raiseCentre(roster, government, `${district.name}一站式矛盾纠纷调解中心`, 'centre')
  raiseDepartments(roster, government)
  for (const street of placesOf(places, 'street')) raiseStreet(roster, government, street)
  appointAdministrators(roster, government)
  return government
}

/** The departments and utilities that the catalogue names, with their handlers. */
export function raiseDepartments(roster: Roster, government: DemoUnit): void {
  const { area } = government
  for (const [key, name] of DEPARTMENTS) {
    const unit = roster.unit({ kind: 'department', key, name, parent: government, area })
    for (let n = 0; n < 3; n += 1) roster.appoint(roster.person(), unit, 'department_handler')
  }
  for (const [key, name] of UTILITIES) {
    const unit = roster.unit({ kind: 'utility', key, name, area, hours: ALWAYS })
    for (let n = 0; n < 5; n += 1) roster.appoint(roster.person(), unit, 'utility_handler')
  }
}

function raiseStreet(roster: Roster, government: DemoUnit, street: Place): void {
  const short = street.name.replace(/(街道|镇|服务中心)$/, '')
  const title = street.name.endsWith('街道') ? `${street.name}办事处` : `${street.name}人民政府`
  const office = roster.unit({
    kind: 'government',
    key: `office ${street.code}`,
    name: street.name.endsWith('中心') ? street.name : title,
    parent: government,
    area: street,
  })
  if (CENTRES_OF_2022.some((code) => code === street.code)) {
    const name = `${street.name}一站式矛盾纠纷调解中心`
    raiseCentre(roster, office, name, `centre ${street.code}`)
  }
  const police = roster.unit({
    kind: 'police_station',
    key: `police ${street.code}`,
    name: `${short}派出所`,
    parent: roster.keyed('public_security'),
    area: street,
    hours: ALWAYS,
  })
  for (let n = 0; n < 4; n += 1) roster.appoint(roster.person(), police, 'police_officer')
  if (street.name.endsWith('中心')) return
  roster.unit({
    kind: 'justice_office',
    key: `justice ${street.code}`,
    name: `${short}司法所`,
    parent: roster.keyed('justice'),
    area: street,
  })
}

function raiseCentre(roster: Roster, parent: DemoUnit, name: string, key: string): void {
  const centre = roster.unit({ kind: 'centre', key, name, parent, area: parent.area })
  roster.appoint(roster.person(), centre, 'centre_head')
  for (let n = 0; n < 3; n += 1) roster.appoint(roster.person(), centre, 'centre_duty')
  for (let n = 0; n < 2; n += 1) roster.appoint(roster.person(), centre, 'centre_intake')
}

/** Three duties that one person may not hold together (三员分立), and the editor of the catalogue. */
function appointAdministrators(roster: Roster, government: DemoUnit): void {
  roster.appoint(roster.person(), roster.keyed('politics_law'), 'catalogue_editor')
  for (const kind of ['system_admin', 'security_admin', 'auditor'] as const) {
    roster.appoint(roster.person(), government, kind)
  }
}
