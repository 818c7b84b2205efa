import type { Parameter } from './parameters.ts'

/** Numbers of the separate sessions. */
export const CAUCUS_PARAMETERS = {
  'caucus.offer_rounds': {
    unit: 'count',
    least: 1,
    most: 10,
    first: 3,
    source: '产品默认：一件纠纷最多开几轮密封报价；法律没有规定',
    mark: 'own',
  },
  'caucus.glass_hours': {
    unit: 'hours',
    least: 1,
    most: 168,
    first: 24,
    source: '产品默认：紧急查阅当事人房间最多开多久；法律没有规定',
    mark: 'own',
  },
  'caucus.file_minutes': {
    unit: 'minutes',
    least: 1,
    most: 60,
    first: 10,
    source: '产品默认：房间里的照片和录音，打开的地址几分钟后失效',
    mark: 'own',
  },
} as const satisfies Record<string, Parameter>
