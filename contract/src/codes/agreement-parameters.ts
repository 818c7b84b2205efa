import type { Parameter } from './parameters.ts'

/** Numbers of agreements that the law leaves to the place. The thirty days of 人民调解法 art. 33 are law and stand in code. */
export const AGREEMENT_PARAMETERS = {
  'agreements.warn_days': {
    unit: 'days',
    least: 1,
    most: 30,
    first: 3,
    source: '产品默认：履行到期前三天提醒双方；人民调解法第31条只要求督促履行，没有定天数',
    mark: 'own',
  },
  'agreements.visit_performed_days': {
    unit: 'days',
    least: 1,
    most: 90,
    first: 15,
    source: '通行做法：履行期满后十五天内回访；人民调解法第31条没有定天数',
    mark: 'own',
  },
  'agreements.visit_agreed_days': {
    unit: 'days',
    least: 1,
    most: 90,
    first: 30,
    source: '通行做法：当场履行的，达成协议后三十天内回访',
    mark: 'own',
  },
  'agreements.visit_again_days': {
    unit: 'days',
    least: 7,
    most: 365,
    first: 60,
    source: '产品默认：敏感纠纷回访后隔多久再回访',
    mark: 'own',
  },
  'agreements.relapse_days': {
    unit: 'days',
    least: 30,
    most: 365,
    first: 90,
    source: '产品默认：协议生效后九十天内同一纠纷再起，按反复处理',
    mark: 'own',
  },
} as const satisfies Record<string, Parameter>
