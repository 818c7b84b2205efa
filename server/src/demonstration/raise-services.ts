import { type Place, placeOf, placesOf } from './place-areas.ts'
import { integer, pick } from './random.ts'
import type { DemoUnit, Roster } from './roster.ts'

/** The service teams as the district reported them on 2022-09-06; how the 107 and the 104 divide is an assumption. */
const MEDIATORS = 391
const DELEGATES = { party_delegate: 52, congress_delegate: 37, cppcc_member: 18 } as const
const LEGAL_WORKERS = { lawyer: 68, legal_service_worker: 36 } as const
const NAMED_STUDIOS = 15
const DELEGATE_STUDIOS = 16

/** Mediators, delegates, legal workers and the places where people find them: committees, studios, stations, class sites. */
export function raiseServices(roster: Roster, places: Map<string, Place>): void {
  raiseMediation(roster, places)
  raiseLegalServices(roster, places)
  raiseStudios(roster, places)
  raiseSites(roster, places)
  raiseClerks(roster, places)
}

function raiseMediation(roster: Roster, places: Map<string, Place>): void {
  const streets = placesOf(places, 'street')
  const district = placesOf(places, 'district')[0]
  if (!district) return
  const committees = streets.map((area) =>
    roster.unit({
      kind: 'mediation_committee',
      key: `mediation ${area.code}`,
      name: `${area.name}人民调解委员会`,
      parent: roster.keyed(`office ${area.code}`),
      area,
    }),
  )
  const studios = STUDIO_NAMES.slice(0, NAMED_STUDIOS).map((name, at) => {
    const area = streets[at % streets.length] ?? district
    const parent = roster.keyed(`mediation ${area.code}`)
    return roster.unit({ kind: 'named_studio', name: `“${name}”个人品牌调解室`, parent, area })
  })
  const homes = [...studios, ...studios, ...studios, ...committees, ...committees]
  for (const community of placesOf(places, 'community')) {
    homes.push(roster.keyed(`committee ${community.code}`))
  }
  for (const home of homes.slice(0, MEDIATORS)) roster.appoint(roster.person(), home, 'mediator')
  const filled = roster.posts.filter(({ kind }) => kind === 'mediator').length
  for (let n = filled; n < MEDIATORS; n += 1) {
    roster.appoint(roster.person(), pick(roster.random, committees), 'mediator')
  }
}

/** A clerk for each committee, and the committees of single trades, which engage mediators of others. */
function raiseClerks(roster: Roster, places: Map<string, Place>): void {
  const [district] = placesOf(places, 'district')
  if (!district) return
  for (const name of TRADES) {
    const parent = roster.keyed('justice')
    const kind = 'mediation_committee'
    roster.unit({ kind, name: `${district.name}${name}人民调解委员会`, parent, area: district })
  }
  for (const unit of roster.units.filter(({ kind }) => kind === 'mediation_committee')) {
    roster.appoint(roster.person(), unit, 'committee_clerk')
  }
}

function raiseLegalServices(roster: Roster, places: Map<string, Place>): void {
  const [district] = placesOf(places, 'district')
  if (!district) return
  const streets = placesOf(places, 'street')
  const open = (name: string) => roster.unit({ kind: 'legal_service', name, area: district })
  const firms = LAW_FIRMS.map((name) => open(`${name}律师事务所`))
  const offices = streets.slice(0, 9).map(({ name }) => open(`${name}基层法律服务所`))
  for (let n = 0; n < LEGAL_WORKERS.lawyer; n += 1) {
    roster.appoint(
      roster.person(),
      pick(roster.random, firms),
      'lawyer',
      streets[n % streets.length],
    )
  }
  for (let n = 0; n < LEGAL_WORKERS.legal_service_worker; n += 1) {
    const office = pick(roster.random, offices)
    roster.appoint(roster.person(), office, 'legal_service_worker', streets[n % streets.length])
  }
}

function raiseStudios(roster: Roster, places: Map<string, Place>): void {
  const urban = placesOf(places, 'community').filter(({ name }) => name.endsWith('社区'))
  const studios: DemoUnit[] = []
  for (let n = 0; n < 40; n += 1) {
    const area = urban[(n * 7) % urban.length]
    if (!area) return
    const station = roster.unit({
      kind: 'station',
      name: `${area.name}红旗驿站`,
      area,
      hours: '每日 8:00–20:00',
    })
    if (n >= DELEGATE_STUDIOS) continue
    const theme = n % 2 === 0 ? '社情民意' : '专业化'
    const name = `${area.name}${theme}党代表工作室`
    studios.push(roster.unit({ kind: 'delegate_studio', name, parent: station, area }))
  }
  let at = 0
  for (const kind of ['party_delegate', 'congress_delegate', 'cppcc_member'] as const) {
    for (let n = 0; n < DELEGATES[kind]; n += 1, at += 1) {
      const studio = studios[at % studios.length]
      if (studio) roster.appoint(roster.person(), studio, kind, placeOf(studio.area, 'street'))
    }
  }
}

function raiseSites(roster: Roster, places: Map<string, Place>): void {
  const [district] = placesOf(places, 'district')
  if (!district) return
  const culture = roster.keyed('culture')
  for (const [name, address] of CLASS_SITES) {
    const area = district
    const hours = '周二至周日 9:00–17:00'
    roster.unit({ kind: 'class_site', name, parent: culture, area, address, hours })
  }
  const villages = placesOf(places, 'community').filter(({ name }) => name.endsWith('村'))
  for (let n = 0; n < 30; n += 1) {
    const area = villages[integer(roster.random, 0, villages.length - 1)]
    if (!area) return
    const name = `${area.name}新时代文明实践站`
    if (roster.units.some((unit) => unit.name === name && unit.area === area)) continue
    roster.unit({ kind: 'practice_station', name, area })
  }
}

/** Invented, as a nickname and a promise: no studio of the real district is meant. */
const STUDIO_NAMES = [
  '老秦说和',
  '凤姐帮忙',
  '运河和事',
  '湖畔连心',
  '光岳评理',
  '大槐树下',
  '暖心石',
  '和为贵',
  '老支书',
  '金剪刀',
  '邻里一家亲',
  '平心',
  '明理',
  '连心桥',
  '和顺',
] as const

/** Committees of single trades; that the district has these is an assumption. */
const TRADES = ['道路交通事故', '物业服务', '医疗纠纷']

const LAW_FIRMS = ['昌明正', '东阿南', '运河衡', '光岳信', '水城言', '鲁正和', '明堂', '衡平']

/** Five sites of the city's culture centre; which they are is an assumption, the places are public buildings. */
const CLASS_SITES = [
  ['市文化馆本部教学点', '东昌府区'],
  ['古城教学点', '古楼街道'],
  ['湖西教学点', '湖西街道'],
  ['新区教学点', '新区街道'],
  ['柳园教学点', '柳园街道'],
] as const
