import type { EvidenceKind, Urgency, Verifier } from '@linli/contract/codes/matters'
import type { ClockProfile } from './seed-clocks.ts'

/** Units that the seed names by key; whoever loads it says which unit of the district each one is. */
export const SEED_UNITS = {
  urban_management: '综合行政执法局（城市管理局）',
  housing: '住房和城乡建设局',
  public_security: '公安分局',
  traffic_police: '交通警察大队',
  market_supervision: '市场监督管理局',
  emergency: '应急管理局',
  fire: '消防救援大队',
  justice: '司法局',
  civil_affairs: '民政局',
  ecology: '生态环境分局',
  transport: '交通运输局',
  health: '卫生健康局',
  education: '教育和体育局',
  human_resources: '人力资源和社会保障局',
  medical_insurance: '医疗保障局',
  petition: '信访局',
  natural_resources: '自然资源和规划局',
  water: '水利局',
  agriculture: '农业农村局',
  culture: '文化和旅游局',
  women: '妇女联合会',
  disabled: '残疾人联合会',
  politics_law: '政法委员会',
  publicity: '宣传部（文明办）',
  finance: '地方金融监督管理局',
  data: '大数据局',
  water_supply: '供水企业',
  power: '供电企业',
  gas: '燃气企业',
  heating: '供热企业',
  telecom: '通信企业',
  lighting: '路灯养护单位',
} as const
export type SeedUnit = keyof typeof SEED_UNITS

/** A category as the seed writes it; what is left out takes the usual value of `completeSeed`. */
export interface SeedCategory {
  code: string
  name: string
  owner: SeedUnit
  /** A kind of unit found from the place, or one named unit. */
  doer: 'grid' | 'community' | 'street_centre' | 'property' | SeedUnit
  /** What counts as done, in one sentence that a resident could check. */
  standard: string
  /** Words that people really write, apart by spaces. */
  keywords: string
  basis?: string
  clocks?: ClockProfile
  evidence?: EvidenceKind[]
  verifier?: Verifier
  may_self_close?: boolean
  is_secret?: boolean
  urgency?: Urgency
  reopen_days?: number
}
