import { law } from '@linli/contract/law'
import { ACCOUNT_HOLDERS, ANYONE, implement } from '#platform/module'
import { listEstimates, viewEstimate } from './queries/estimates.ts'
import { listFigures, viewFigure } from './queries/figures.ts'
import { getArticle, getLaw, listLaws } from './queries/read-law.ts'
import { searchLaw } from './queries/search.ts'
import { calculateNow, saveEstimate } from './save-estimate.ts'
import { setFigure } from './set-figure.ts'

export { cite as citeArticle } from './calculators/cited-laws.ts'
export { LIBRARY_TABLES, loadLibrary } from './load-library.ts'
export { getEstimate } from './queries/estimates.ts'
export { findArticle } from './queries/read-law.ts'

/** Law at hand: the texts in force on a day, and figures for both sides of the table. */
export const lawModule = implement('law', law, {
  list: { roles: ANYONE, run: listLaws },
  get: { roles: ANYONE, limit: { max: 120, per_seconds: 60 }, run: getLaw },
  get_article: { roles: ANYONE, run: getArticle },
  search: { roles: ANYONE, limit: { max: 300, per_seconds: 60 }, run: searchLaw },
  calculate: { roles: ANYONE, limit: { max: 120, per_seconds: 60 }, run: calculateNow },
  save_estimate: { roles: ACCOUNT_HOLDERS, run: saveEstimate, view: viewEstimate },
  get_estimate: { roles: ACCOUNT_HOLDERS, run: (ctx, { id }) => viewEstimate(ctx, id) },
  list_estimates: { roles: ACCOUNT_HOLDERS, run: listEstimates },
  list_figures: { roles: ACCOUNT_HOLDERS, run: listFigures },
  set_figure: { roles: ['catalogue_editor'], run: setFigure, view: viewFigure },
})
