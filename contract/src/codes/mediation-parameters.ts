import type { Parameter } from './parameters.ts'

/** Numbers of people's mediation. The law itself sets none of them. */
export const MEDIATION_PARAMETERS = {
  'mediation.decide_days': {
    unit: 'days',
    least: 1,
    most: 15,
    first: 3,
    source: '人民法院在线调解规则第12条：三日内确认；人民调解法没有规定，通行三个工作日',
    mark: 'secondary',
  },
  'mediation.end_days': {
    unit: 'days',
    least: 7,
    most: 90,
    first: 30,
    source: '人民调解工作若干规定（司法部令第75号）第33条：一般在一个月内调结（转引，按三十日计）',
    mark: 'secondary',
  },
  'mediation.court_days': {
    unit: 'days',
    least: 7,
    most: 90,
    first: 30,
    source: '人民法院在线调解规则第24条：诉前委派调解三十日，各方同意可以延长',
    mark: 'law',
  },
  'mediation.extension_days': {
    unit: 'days',
    least: 1,
    most: 90,
    first: 30,
    source: '产品默认：双方一致要求延长，一次最多三十日；法规没有定天数',
    mark: 'own',
  },
  'mediation.warn_days': {
    unit: 'days',
    least: 1,
    most: 15,
    first: 5,
    source: '产品默认：期限届满前五日提醒调解员',
    mark: 'own',
  },
} as const satisfies Record<string, Parameter>
