import type { LawVersion } from '@linli/contract/law'
import { Link } from '@tanstack/react-router'
import { fill } from '../../lib/words.ts'
import { FROM_BASIS, LAW, LAW_KIND } from '../../words/zh-CN/law.ts'
import { Standing } from './Standing.tsx'
import { sayExactDay } from './say-exact-day.ts'

/** Which text this is: how it stands, from when to when it holds, and until when somebody has looked. */
export function VersionFacts({ version }: { version: LawVersion }) {
  const { from, until, kind, from_basis, checked_on, standing, ended_by } = version
  const span = until
    ? fill(LAW.held, { from: sayExactDay(from), until: sayExactDay(until) })
    : fill(LAW.holds, { from: sayExactDay(from) })
  return (
    <div className="law-facts">
      <Standing of={standing} />
      <span>{LAW_KIND[kind]}</span>
      <span>{span}</span>
      {ended_by ? <span>{fill(LAW.ended_by, { by: ended_by })}</span> : null}
      <span className="l-quiet">
        {FROM_BASIS[from_basis]}。{fill(LAW.checked, { day: sayExactDay(checked_on) })}
      </span>
    </div>
  )
}

/** The other texts of the same law; each opens on its first day. */
export function VersionList({
  versions,
  current,
}: {
  versions: readonly LawVersion[]
  current: LawVersion
}) {
  const others = versions.filter(({ passed }) => passed !== current.passed)
  if (others.length === 0) return null
  return (
    <div className="law-versions l-screen-only">
      <span className="l-quiet">{LAW.versions}</span>
      {others.map((one) => (
        <Link
          key={one.passed}
          to="/law/$code"
          params={{ code: one.code }}
          search={{ on: one.from }}
          className="law-version"
        >
          <Standing of={one.standing} />
          {fill(LAW.holds, { from: sayExactDay(one.from) })}
        </Link>
      ))}
    </div>
  )
}
