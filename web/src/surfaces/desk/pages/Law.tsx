import { readArticleSlug } from '@linli/contract/codes/article-name'
import { CALCULATIONS } from '@linli/contract/codes/law'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ArticleView } from '../../../features/law/ArticleView.tsx'
import { CalculationList } from '../../../features/law/CalculationList.tsx'
import { Calculator } from '../../../features/law/Calculator.tsx'
import { FiguresTable } from '../../../features/law/FiguresTable.tsx'
import { KeptEstimate, KeptEstimates } from '../../../features/law/KeptEstimates.tsx'
import { LawLibrary } from '../../../features/law/LawLibrary.tsx'
import { LawReader } from '../../../features/law/LawReader.tsx'
import { useLawName } from '../../../features/law/useLawName.ts'
import { Tabs } from '../../../ui/Tabs.tsx'
import { CALCULATION, CALCULATION_HINT, LAW } from '../../../words/zh-CN/law.ts'
import { DeskPage } from '../DeskPage.tsx'
import { Lost } from './Start.tsx'

const TABS = ['library', 'calculators', 'kept', 'figures'] as const

/** Law at hand: the library, the calculators, what I have kept, and what calculations rest on. */
export function Law() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const tab = TABS.find((one) => one === search.show) ?? 'library'
  return (
    <DeskPage title={LAW.title} lead={LAW.lead} isWide>
      <Tabs
        label={LAW.title}
        tabs={TABS.map((value) => ({ value, word: LAW[value] }))}
        value={tab}
        onChange={(show) => void navigate({ to: '/law', search: { ...search, show } })}
      />
      {tab === 'library' ? <LawLibrary /> : null}
      {tab === 'calculators' ? <CalculationList kinds={CALCULATIONS} /> : null}
      {tab === 'kept' ? <KeptEstimates /> : null}
      {tab === 'figures' ? <FiguresTable /> : null}
    </DeskPage>
  )
}

/** A whole law. */
export function LawWhole() {
  const { code = '' }: { code?: string } = useParams({ strict: false })
  return (
    <DeskPage title={useLawName(code)} back={<BackTo>{LAW.back_to_library}</BackTo>} isWide>
      <LawReader key={code} code={code} />
    </DeskPage>
  )
}

/** One article, as of the day in the address. */
export function LawArticle() {
  const params: { code?: string; article?: string } = useParams({ strict: false })
  const { code = '', article = '' } = params
  const title = useLawName(code)
  const named = readArticleSlug(article)
  if (!named) return <Lost />
  return (
    <DeskPage title={title} back={<BackTo>{LAW.back_to_library}</BackTo>} isWide>
      <ArticleView code={code} {...named} />
    </DeskPage>
  )
}

/** One calculator, with the result for both sides beside it. */
export function LawCalculate() {
  const params: { kind?: string } = useParams({ strict: false })
  const search: Record<string, unknown> = useSearch({ strict: false })
  const kind = CALCULATIONS.find((one) => one === params.kind)
  if (!kind) return <Lost />
  const dispute_id = typeof search.dispute === 'string' ? search.dispute : undefined
  return (
    <DeskPage
      title={CALCULATION[kind]}
      lead={CALCULATION_HINT[kind]}
      back={<BackTo show="calculators">{LAW.calculators}</BackTo>}
      isWide
    >
      <Calculator key={kind} kind={kind} mayKeep dispute_id={dispute_id} />
    </DeskPage>
  )
}

/** A result that I have kept. */
export function LawEstimate() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  return (
    <DeskPage title={LAW.kept} back={<BackTo show="kept">{LAW.kept}</BackTo>}>
      <KeptEstimate id={id} />
    </DeskPage>
  )
}

function BackTo({ show, children }: { show?: string; children: ReactNode }) {
  return (
    <Link to="/law" search={show ? { show } : {}}>
      {children}
    </Link>
  )
}
