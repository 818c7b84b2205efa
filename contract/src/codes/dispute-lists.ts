import type { DisputeType } from './dispute-types.ts'

/** The lists by which others count disputes: 司法行政 statistics, 政法/综治 two-level, and the older flat list. */
export const OFFICIAL_LISTS = ['justice', 'governance', 'flat'] as const
export type OfficialList = (typeof OFFICIAL_LISTS)[number]

/** One version of the mapping: in force from a day; what was reported before keeps the version of its time. */
export interface TypeMapping {
  version: string
  valid_from: string
  /** How sure each list is: seen in reports, in one product, or not proven. */
  sources: Record<OfficialList, string>
  codes: Record<DisputeType, Record<OfficialList, string>>
}

const row = (justice: string, governance: string, flat: string) => ({ justice, governance, flat })

/** Every version, the newest last. */
export const TYPE_MAPPINGS: readonly TypeMapping[] = [
  {
    version: '2022.1',
    valid_from: '2011-01-01',
    sources: {
      justice: '司法行政人民调解统计口径（转引，含旅游、知识产权、互联网）',
      governance: '政法综治两级分类（转引，全国依据未查实）',
      flat: '早期综治纠纷分类（转引，标准号未查实）',
    },
    codes: {
      'family.love': row('01', '0101', '16'),
      'family.marriage': row('01', '0101', '16'),
      'family.divorce': row('01', '0101', '16'),
      'family.support': row('01', '0102', '16'),
      'family.raising': row('01', '0102', '16'),
      'family.guardianship': row('01', '0102', '16'),
      'family.division': row('01', '0103', '16'),
      'family.inheritance': row('01', '0103', '16'),
      'neighbour.water': row('02', '0201', '17'),
      'neighbour.passage': row('02', '0201', '17'),
      'neighbour.light': row('02', '0201', '17'),
      'neighbour.boundary': row('02', '0202', '17'),
      'neighbour.building': row('02', '0202', '17'),
      'neighbour.noise': row('02', '0203', '17'),
      'neighbour.pets': row('02', '0203', '17'),
      'neighbour.quarrel': row('02', '0299', '17'),
      'person.injury': row('06', '0303', '15'),
      'person.reputation': row('06', '0302', '24'),
      'person.portrait': row('06', '0301', '24'),
      'property.return': row('06', '0401', '24'),
      'property.service': row('15', '0402', '12'),
      'property.fees': row('15', '0402', '12'),
      'property.register': row('03', '0403', '12'),
      'house.homestead': row('03', '0902', '04'),
      'house.sale': row('04', '0602', '12'),
      'house.lease': row('04', '0602', '12'),
      'damage.school': row('06', '0501', '11'),
      'damage.goods': row('06', '0505', '13'),
      'damage.network': row('17', '0506', '24'),
      'damage.work': row('06', '0507', '15'),
      'damage.pollution': row('09', '0504', '05'),
      'medical.injury': row('13', '0502', '09'),
      'traffic.injury': row('14', '0503', '10'),
      'traffic.goods': row('14', '0503', '10'),
      'contract.consumer': row('12', '0601', '13'),
      'contract.service': row('04', '0601', '14'),
      'contract.trade': row('04', '0603', '14'),
      'contract.transport': row('04', '0604', '14'),
      'contract.building': row('04', '0603', '14'),
      'business.partners': row('05', '1002', '14'),
      'labour.wages': row('10', '0701', '08'),
      'labour.contract': row('10', '0701', '08'),
      'labour.insurance': row('10', '0702', '08'),
      'labour.benefits': row('10', '0703', '08'),
      'labour.migrant_wages': row('10', '0701', '08'),
      'finance.loan': row('04', '0804', '14'),
      'finance.guarantee': row('04', '0804', '14'),
      'finance.insurance': row('04', '0803', '14'),
      'land.contract': row('07', '0901', '01'),
      'land.forest': row('07', '0903', '04'),
      'land.water': row('07', '0904', '04'),
      'expropriation.urban': row('08', '1101', '02'),
      'expropriation.rural': row('08', '1102', '01'),
      'village.affairs': row('99', '1201', '07'),
      'travel.service': row('11', '0601', '13'),
      'network.trade': row('17', '0601', '13'),
      'knowledge.rights': row('16', '1001', '24'),
      'other.civil': row('99', '9900', '24'),
    },
  },
]

/** The codes of a kind of dispute in the official lists, by the version in force on a day 'YYYY-MM-DD'. */
export function officialCodes(
  type: DisputeType,
  day: string,
): Record<OfficialList, string> & { version: string } {
  const found = TYPE_MAPPINGS.findLast(({ valid_from }) => valid_from <= day) ?? TYPE_MAPPINGS[0]
  if (!found) throw new Error('no mapping of kinds of dispute')
  return { ...found.codes[type], version: found.version }
}
