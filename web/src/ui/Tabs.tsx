import './tabs.css'

export interface Tab<V extends string> {
  value: V
  word: string
  /** A number, or words such as "1,000+"; left away while unknown. */
  count?: number | string | undefined
}

/** A row of lists with their counts, of which one is open. */
export function Tabs<V extends string>({
  label,
  tabs,
  value,
  onChange,
}: {
  label: string
  tabs: readonly Tab<V>[]
  value: V
  onChange: (value: V) => void
}) {
  return (
    <nav className="l-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <button
          type="button"
          key={tab.value}
          className="l-tab"
          aria-current={tab.value === value ? 'page' : undefined}
          onClick={() => onChange(tab.value)}
        >
          {tab.word}
          {tab.count === undefined ? null : (
            <span className="l-tab-count">
              {typeof tab.count === 'number' ? tab.count.toLocaleString('zh-CN') : tab.count}
            </span>
          )}
        </button>
      ))}
    </nav>
  )
}
