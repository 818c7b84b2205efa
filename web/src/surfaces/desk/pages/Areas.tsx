import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AreaBrowser } from '../../../features/org/AreaBrowser.tsx'
import { AreaSelect } from '../../../features/org/AreaSelect.tsx'
import { OrganisationFigures } from '../../../features/org/OrganisationFigures.tsx'
import { Section } from '../../../ui/Page.tsx'
import { ORG } from '../../../words/zh-CN/org-desk.ts'

/** The figures of the merged nets, and the areas level by level with who is responsible. */
export function Areas() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const areaId = typeof search.area === 'string' ? search.area : undefined
  const go = (area: string | undefined) =>
    void navigate({ to: '/organisation', search: area ? { area } : {} })
  const link = (area: string | undefined, words: ReactNode) => (
    <Link to="/organisation" search={area ? { area } : {}}>
      {words}
    </Link>
  )
  return (
    <>
      {areaId ? null : (
        <Section
          title={ORG.figures}
          aside={<span className="l-quiet l-small">{ORG.figures_lead}</span>}
        >
          <OrganisationFigures
            link={(kind, words) => (
              <Link to="/organisation/units" search={{ kind }}>
                {words}
              </Link>
            )}
          />
        </Section>
      )}
      <div className="d-find-area">
        <AreaSelect label={ORG.find_area} value={null} onChange={(one) => go(one?.id)} />
      </div>
      <AreaBrowser areaId={areaId} onArea={go} link={link} />
    </>
  )
}
