/** How sure a figure is: read in its source, seen elsewhere, believed without a source, entered by the district. */
export const FIGURE_MARKS = ['read', 'secondary', 'memory', 'entered'] as const
export type FigureMark = (typeof FIGURE_MARKS)[number]

/** What a figure counts: fen, or hundredths of a percent a year. */
export const FIGURE_UNITS = [
  'fen_a_year',
  'fen_a_month',
  'fen_a_day',
  'fen',
  'basis_points',
] as const
export type FigureUnit = (typeof FIGURE_UNITS)[number]

/** Figures that calculations rest on. A figure `by` year belongs to one year of statistics; one `by` day holds until the next. */
export const FIGURES = {
  income: { unit: 'fen_a_year', by: 'year', most: 100_000_000 },
  consumption: { unit: 'fen_a_year', by: 'year', most: 100_000_000 },
  wage: { unit: 'fen_a_month', by: 'year', most: 10_000_000 },
  carer: { unit: 'fen_a_day', by: 'year', most: 1_000_000 },
  hospital_meals: { unit: 'fen_a_day', by: 'year', most: 100_000 },
  nutrition: { unit: 'fen_a_day', by: 'year', most: 100_000 },
  cover_disability: { unit: 'fen', by: 'day', most: 1_000_000_000 },
  cover_medical: { unit: 'fen', by: 'day', most: 1_000_000_000 },
  cover_property: { unit: 'fen', by: 'day', most: 1_000_000_000 },
  cover_disability_no_fault: { unit: 'fen', by: 'day', most: 1_000_000_000 },
  cover_medical_no_fault: { unit: 'fen', by: 'day', most: 1_000_000_000 },
  cover_property_no_fault: { unit: 'fen', by: 'day', most: 1_000_000_000 },
  lpr: { unit: 'basis_points', by: 'day', most: 10_000 },
} as const satisfies Record<string, { unit: FigureUnit; by: 'year' | 'day'; most: number }>
export type FigureKey = keyof typeof FIGURES

/** A figure that comes with the product, for districts whose code begins so; without a source it waits for somebody to find one. */
export interface FirstFigure {
  key: FigureKey
  region: string
  /** A year of statistics, or the first day. */
  period: string
  value: number
  source: string | null
  mark: FigureMark
}

const STATISTICS: readonly [string, number, number, string | null, FigureMark][] = [
  ['2019', 4_232_900, 2_673_100, '山东省 2019 年城镇居民收支数据（二手出处）', 'secondary'],
  ['2020', 4_372_600, 2_729_100, null, 'memory'],
  ['2021', 4_706_600, 2_931_400, null, 'memory'],
  ['2022', 4_905_000, 2_855_500, null, 'memory'],
  ['2023', 5_157_100, 3_025_100, null, 'memory'],
]

const COVERS: readonly [FigureKey, number, number][] = [
  ['cover_disability', 11_000_000, 18_000_000],
  ['cover_medical', 1_000_000, 1_800_000],
  ['cover_property', 200_000, 200_000],
  ['cover_disability_no_fault', 1_100_000, 1_800_000],
  ['cover_medical_no_fault', 100_000, 180_000],
  ['cover_property_no_fault', 10_000, 10_000],
]

// The first day of each rate of a one-year loan, in hundredths of a percent.
const RATES: readonly [string, number][] = [
  ['2019-08-20', 425],
  ['2019-09-20', 420],
  ['2019-11-20', 415],
  ['2020-02-20', 405],
  ['2020-04-20', 385],
  ['2021-12-20', 380],
  ['2022-01-20', 370],
  ['2022-08-22', 365],
  ['2023-06-20', 355],
  ['2023-08-21', 345],
  ['2024-07-22', 335],
  ['2024-10-21', 310],
  ['2025-05-20', 300],
]

/** The last day up to which the rates above were looked through; a later day asks for a figure of the district's own. */
export const RATES_KNOWN_UNTIL = '2025-06-19'

/** Every figure that comes with the product. */
export const FIRST_FIGURES: readonly FirstFigure[] = [
  ...STATISTICS.flatMap(([period, income, consumption, source, mark]): FirstFigure[] => [
    { key: 'income', region: '37', period, value: income, source, mark },
    { key: 'consumption', region: '37', period, value: consumption, source, mark },
  ]),
  ...COVERS.flatMap(([key, before, after]): FirstFigure[] => [
    {
      ...{ key, region: '', period: '2008-02-01', value: before, mark: 'memory' },
      source: '中国保监会 2008 年关于调整交强险责任限额的公告',
    },
    {
      ...{ key, region: '', period: '2020-09-19', value: after, mark: 'secondary' },
      source: '中国银保监会 2020 年关于调整交强险责任限额和费率浮动系数的公告',
    },
  ]),
  ...RATES.map(
    ([period, value]): FirstFigure => ({
      ...{ key: 'lpr', region: '', period, value, mark: 'memory' },
      source: `全国银行间同业拆借中心 ${period} 公布的一年期贷款市场报价利率`,
    }),
  ),
]

/** Cities whose figures are reported apart from their province's. */
export const APART = ['3702'] as const
