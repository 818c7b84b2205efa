import { readArticleSlug } from '@linli/contract/codes/article-name'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Missing } from '../../../features/identity/Astray.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { ArticleView } from '../../../features/law/ArticleView.tsx'
import { CalculationList } from '../../../features/law/CalculationList.tsx'
import { Calculator } from '../../../features/law/Calculator.tsx'
import { LawLibrary } from '../../../features/law/LawLibrary.tsx'
import { LawReader } from '../../../features/law/LawReader.tsx'
import { useLawName } from '../../../features/law/useLawName.ts'
import { useBack } from '../../../lib/useBack.ts'
import { Page, Section } from '../../../ui/Page.tsx'
import { CALCULATION, CALCULATION_HINT, LAW } from '../../../words/zh-CN/law.ts'

/** The calculators that somebody without training can fill in. */
const KINDS = ['court_fee', 'damages', 'limitation'] as const

/** The law for everybody. */
export function Law() {
  return (
    <Under title={LAW.title} fallback="/">
      <p className="l-quiet">{LAW.resident_lead}</p>
      <Section title={LAW.calculators}>
        <CalculationList kinds={KINDS} />
      </Section>
      <Section title={LAW.library}>
        <LawLibrary />
      </Section>
    </Under>
  )
}

/** A whole law. */
export function LawWhole() {
  const { code = '' }: { code?: string } = useParams({ strict: false })
  return (
    <Under title={useLawName(code)}>
      <LawReader key={code} code={code} />
    </Under>
  )
}

/** One article, as of the day in the address. */
export function LawArticle() {
  const params: { code?: string; article?: string } = useParams({ strict: false })
  const { code = '', article = '' } = params
  const title = useLawName(code)
  const named = readArticleSlug(article)
  if (!named) return <Missing />
  return (
    <Under title={title}>
      <ArticleView code={code} {...named} />
    </Under>
  )
}

/** One calculator. */
export function LawCalculate() {
  const params: { kind?: string } = useParams({ strict: false })
  const kind = KINDS.find((one) => one === params.kind)
  if (!kind) return <Missing />
  return (
    <Under title={CALCULATION[kind]}>
      <p className="l-quiet">{CALCULATION_HINT[kind]}</p>
      <Calculator key={kind} kind={kind} mayKeep={false} />
    </Under>
  )
}

function Under({
  title,
  fallback = '/law',
  children,
}: {
  title: string
  fallback?: string
  children: ReactNode
}) {
  const back = useBack(fallback)
  return (
    <Page title={title} back={back} slot={<TypeSwitch />}>
      {children}
    </Page>
  )
}
