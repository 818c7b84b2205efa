import { z } from 'zod'
import { FIGURE_MARKS, FIGURE_UNITS } from './codes/figures.ts'
import { CALCULATIONS, FROM_BASES, LAW_KINDS, STANDINGS } from './codes/law.ts'
import { command, query } from './endpoint.ts'
import { Count, Day, Id, Instant, Page, ShortText } from './fields.ts'
import { CalculationInput, Citation, Estimate, LawCode } from './law-shapes.ts'

/** A law as lists show it, by the version that is looked at. */
export const LawLine = z.object({
  code: LawCode,
  title: z.string(),
  short: z.string(),
  kind: z.enum(LAW_KINDS),
  /** The day on which the version was passed; it names the version. */
  passed: Day,
  from: Day,
  until: Day.nullable(),
  /** As of the day that was asked for. */
  standing: z.enum(STANDINGS),
})
export type LawLine = z.infer<typeof LawLine>

/** One version of a law. */
export const LawVersion = LawLine.extend({
  from_basis: z.enum(FROM_BASES),
  /** By what it was repealed; null while it was not. */
  ended_by: z.string().nullable(),
  /** Until when somebody has looked whether it was changed. */
  checked_on: Day,
  source: z.string(),
})
export type LawVersion = z.infer<typeof LawVersion>

/** One article in its place. */
export const Article = z.object({
  number: z.int(),
  sub: z.int(),
  text: z.string(),
  /** Headings that open before it, the widest first: level 1 to 4, and words. */
  opens: z.array(z.object({ level: z.int(), words: z.string() })),
})
export type Article = z.infer<typeof Article>

/** A whole text as of a day, with its other versions. */
export const LawText = z.object({
  version: LawVersion,
  /** How it was passed and amended, as printed under the title. */
  history: z.array(z.string()),
  /** Words before the first article. */
  preamble: z.array(z.string()),
  articles: z.array(Article),
  versions: z.array(LawVersion),
})
export type LawText = z.infer<typeof LawText>

/** One article as of a day, and what it says in the other versions. */
export const ArticleText = z.object({
  version: LawVersion,
  article: Article,
  /** The headings it stands under. */
  path: z.string(),
  citation: Citation,
  others: z.array(
    z.object({ version: LawVersion, text: z.string().nullable(), is_same: z.boolean() }),
  ),
  previous: z.object({ number: z.int(), sub: z.int() }).nullable(),
  next: z.object({ number: z.int(), sub: z.int() }).nullable(),
})
export type ArticleText = z.infer<typeof ArticleText>

/** An article that was found. */
export const ArticleHit = z.object({
  law: LawLine,
  number: z.int(),
  sub: z.int(),
  path: z.string(),
  text: z.string(),
})
export type ArticleHit = z.infer<typeof ArticleHit>

/** A figure of the district as it stands for a year or from a day on. */
export const Figure = z.object({
  key: z.string(),
  period: z.string(),
  unit: z.enum(FIGURE_UNITS),
  value: z.int(),
  /** Null while nobody has found one: then nothing is calculated with it. */
  source: z.string().nullable(),
  mark: z.enum(FIGURE_MARKS),
  set_by: z.string().nullable(),
  set_at: Instant.nullable(),
  /** The newest entry: whoever sets the figure says that they have seen it. */
  last_id: Id.nullable(),
  can: z.array(z.enum(['set'])),
})
export type Figure = z.infer<typeof Figure>

/** A result that was kept, exactly as it was. */
export const SavedEstimate = z.object({
  id: Id,
  kind: z.enum(CALCULATIONS),
  dispute_id: Id.nullable(),
  made_by: z.string(),
  made_at: Instant,
  input: CalculationInput,
  estimate: Estimate,
})
export type SavedEstimate = z.infer<typeof SavedEstimate>

/** A kept result in a list. */
export const EstimateSummary = SavedEstimate.omit({ input: true, estimate: true }).extend({
  total: z.object({ low_fen: z.int(), high_fen: z.int() }).nullable(),
})
export type EstimateSummary = z.infer<typeof EstimateSummary>

const On = Day.optional()

export const law = {
  /** Every law of the library by its version in force on the day; where none is, by the last before it or the first after. */
  list: query('/law.list', z.object({ on: On }), z.array(LawLine)),
  /** A whole text as of a day, or a version by the day it was passed. Refuses: not_found, no_text_on_that_day. */
  get: query('/law.get', z.object({ code: LawCode, on: On, passed: On }), LawText),
  /** One article as of a day. Refuses: not_found, no_text_on_that_day, no_such_article. */
  get_article: query(
    '/law.get_article',
    z.object({
      code: LawCode,
      number: z.int().min(1).max(9999),
      sub: z.int().min(0).max(99).default(0),
      on: On,
    }),
    ArticleText,
  ),
  /** Laws by title, pinyin or initials; articles by number, and by any words of two characters or more. */
  search: query(
    '/law.search',
    z.object({ text: z.string().trim().min(1).max(60), on: On, code: LawCode.optional(), ...Page }),
    z.object({
      laws: z.array(LawLine),
      articles: z.array(ArticleHit),
      /** The words that were looked for in the texts; empty where the question named an article or a law. */
      words: z.array(z.string()),
      count: Count,
      next_cursor: z.string().nullable(),
    }),
  ),
  /** A result with its basis. Refuses: figure_missing, figure_without_source, before_the_rule, no_local_rule, days_in_wrong_order. */
  calculate: query('/law.calculate', z.object({ input: CalculationInput }), Estimate),
  /** Calculates once more and keeps the result as it is. Refuses what `calculate` refuses. */
  save_estimate: command(
    '/law.save_estimate',
    z.object({ input: CalculationInput, dispute_id: Id.nullable().default(null) }),
    SavedEstimate,
  ),
  /** A result that the caller has kept. */
  get_estimate: query('/law.get_estimate', z.object({ id: Id }), SavedEstimate),
  /** The results that the caller has kept, the newest first. */
  list_estimates: query(
    '/law.list_estimates',
    z.object({ dispute_id: Id.optional(), ...Page }),
    z.object({ items: z.array(EstimateSummary), next_cursor: z.string().nullable() }),
  ),
  /** The figures that calculations rest on. */
  list_figures: query('/law.list_figures', z.object({}), z.array(Figure)),
  /** Enters a figure with its source. Refuses: outside_jurisdiction, no_such_figure, no_such_period, value_out_of_bounds,
   * changed_meanwhile. */
  set_figure: command(
    '/law.set_figure',
    z.object({
      key: z.string().max(40),
      period: z.string().max(10),
      value: z.int().min(1),
      source: ShortText,
      last_id: Id.nullable(),
    }),
    Figure,
  ),
}
