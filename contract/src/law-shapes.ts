import { z } from 'zod'
import { FIGURE_MARKS, FIGURE_UNITS } from './codes/figures.ts'
import {
  CALCULATIONS,
  CAP_ORDERS,
  CLAIM_KINDS,
  FEE_MATTERS,
  INJURIES,
  INTERRUPTIONS,
  RESPONSIBILITIES,
  STATUTORY_PERIODS,
} from './codes/law.ts'
import { Day, ShortText } from './fields.ts'

/** The address of a law in the library, such as `minfadian`. */
export const LawCode = z.string().regex(/^[a-z0-9-]{2,80}$/)

/** One article of a law as it stood on a day. */
export const Citation = z.object({
  code: LawCode,
  title: z.string(),
  number: z.int(),
  sub: z.int(),
  on: Day,
})
export type Citation = z.infer<typeof Citation>

/** An amount in fen. */
export const Fen = z.int().min(0).max(100_000_000_000)
const Days = z.int().min(0).max(7300)

/** A figure that a calculation rests on, with where it comes from and who stands for it. */
export const BasisRow = z.object({
  key: z.string(),
  period: z.string(),
  unit: z.enum(FIGURE_UNITS),
  value: z.int(),
  source: z.string(),
  mark: z.enum(FIGURE_MARKS),
  /** Who entered it; null for a figure that comes with the product or with the question. */
  set_by: z.string().nullable(),
})
export type BasisRow = z.infer<typeof BasisRow>

/** One amount, or a range of them, with how it came about. */
export const EstimateLine = z.object({
  name: z.string(),
  formula: z.string(),
  low_fen: z.int(),
  high_fen: z.int(),
  citations: z.array(Citation),
})
export type EstimateLine = z.infer<typeof EstimateLine>

/** One day, with how it was counted. */
export const EstimateDay = z.object({
  name: z.string(),
  day: Day,
  /** Rests on days of rest that nobody has published yet. */
  beyond_calendar: z.boolean(),
  formula: z.string(),
  citations: z.array(Citation),
})
export type EstimateDay = z.infer<typeof EstimateDay>

/** What one side should know about a result. */
export const SideNote = z.object({ text: z.string(), citations: z.array(Citation) })
export type SideNote = z.infer<typeof SideNote>

/** A result: never more than a help for talking, and never copied into an agreement by itself. */
export const Estimate = z.object({
  kind: z.enum(CALCULATIONS),
  rule_version: z.string(),
  calculated_on: Day,
  lines: z.array(EstimateLine),
  total: z.object({ low_fen: z.int(), high_fen: z.int() }).nullable(),
  days: z.array(EstimateDay),
  /** Who pays what, in the order in which they pay. */
  shares: z.array(EstimateLine),
  basis: z.array(BasisRow),
  /** What the calculation does not decide, and what its reader should mind. */
  notes: z.array(z.string()),
  payer: z.array(SideNote),
  victim: z.array(SideNote),
  for_reference_only: z.literal(true),
})
export type Estimate = z.infer<typeof Estimate>

const PerDay = z.object({
  days: Days,
  /** Null takes the figure of the place. */
  daily_fen: Fen.nullable(),
})

const DamagesInput = z.object({
  kind: z.literal('damages'),
  happened_on: Day,
  /** The day as of which "the year before" is meant: the end of the first hearing, or today. */
  trial_on: Day,
  outcome: z.enum(INJURIES),
  /** Full years on the day of the grading or of the death; not asked for otherwise. */
  age: z.int().min(0).max(130).nullable(),
  /** Grades of disability, 1 the heaviest. */
  grades: z.array(z.int().min(1).max(10)).max(10).default([]),
  medical_fen: Fen.default(0),
  later_treatment_fen: Fen.default(0),
  lost_income: z.object({ days: Days, daily_fen: Fen }).nullable().default(null),
  care: PerDay.extend({ persons: z.int().min(1).max(3) })
    .nullable()
    .default(null),
  transport_fen: Fen.default(0),
  lodging_fen: Fen.default(0),
  meals: PerDay.nullable().default(null),
  nutrition: PerDay.nullable().default(null),
  devices_fen: Fen.default(0),
  dependants: z
    .array(
      z.object({
        age: z.int().min(0).max(130),
        /** An adult who can neither work nor live from anything else. */
        is_adult: z.boolean(),
        supporters: z.int().min(1).max(20),
      }),
    )
    .max(12)
    .default([]),
  cap_order: z.enum(CAP_ORDERS).default('after'),
  /** What is asked for the harm of the mind: there is no formula for it. */
  mental: z.object({ low_fen: Fen, high_fen: Fen }).nullable().default(null),
  /** The higher figures of the claimant's own home, where they can be shown. */
  home: z
    .object({ income_fen: Fen, consumption_fen: Fen, source: ShortText })
    .nullable()
    .default(null),
})
export type DamagesInput = z.infer<typeof DamagesInput>

const TrafficInput = z.object({
  kind: z.literal('traffic'),
  happened_on: Day,
  victims: z
    .array(z.object({ medical_fen: Fen, disability_fen: Fen, property_fen: Fen }))
    .min(1)
    .max(10),
  /** Whether the injured side was in a motor vehicle too. The police say what a vehicle is; this only asks. */
  injured_in: z.enum(['motor', 'other']),
  /** Of the injured side. */
  responsibility: z.enum(RESPONSIBILITIES),
  is_intentional: z.boolean().default(false),
  is_insured: z.boolean(),
  owner_drives: z.boolean().default(true),
  commercial_cover_fen: Fen.default(0),
  is_free_passenger: z.boolean().default(false),
})
export type TrafficInput = z.infer<typeof TrafficInput>

const CourtFeeInput = z.object({
  kind: z.literal('court_fee'),
  matter: z.enum(FEE_MATTERS),
  /** What is claimed, or for a divorce the property to be divided. */
  amount_fen: Fen,
  is_injury: z.boolean().default(false),
})
export type CourtFeeInput = z.infer<typeof CourtFeeInput>

const LimitationInput = z.object({
  kind: z.literal('limitation'),
  claim: z.enum(CLAIM_KINDS),
  /** When the claimant knew, or should have known, of the harm and of who is liable. */
  knew_on: Day,
  harmed_on: Day,
  interruptions: z
    .array(z.object({ on: Day, by: z.enum(INTERRUPTIONS) }))
    .max(20)
    .default([]),
})
export type LimitationInput = z.infer<typeof LimitationInput>

const PeriodInput = z.object({
  kind: z.literal('period'),
  period: z.enum(STATUTORY_PERIODS),
  from: Day,
})
export type PeriodInput = z.infer<typeof PeriodInput>

const LoanInput = z.object({
  kind: z.literal('loan'),
  principal_fen: Fen,
  formed_on: Day,
  lent_on: Day,
  /** The agreed day of repayment; null where none was agreed. */
  due_on: Day.nullable(),
  until: Day,
  /** A year, in hundredths of a percent; null where no interest was agreed. */
  rate_bp: z.int().min(0).max(1_000_000).nullable(),
})
export type LoanInput = z.infer<typeof LoanInput>

/** What is asked of a calculator. */
export const CalculationInput = z.discriminatedUnion('kind', [
  DamagesInput,
  TrafficInput,
  CourtFeeInput,
  LimitationInput,
  PeriodInput,
  LoanInput,
])
export type CalculationInput = z.infer<typeof CalculationInput>
