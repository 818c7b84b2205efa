/** A name without the words that lists leave out: 龙田街道 and 龙田, 六和社区居民委员会 and 六和社区 read alike. */
export function bareAreaName(name: string): string {
  const bare = name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(街道办事处|街道办|居民委员会|村民委员会|居委会|村委会|工作站)$/, '')
  const short = bare.replace(/(街道|镇|乡|社区|村)$/, '')
  return short === '' ? bare : short
}

/** A unit's name without the office that some lists put behind it: 六和社区（坪山街道办事处） reads 六和社区. */
export function withoutOffice(name: string): string {
  return name.replace(/[（(][^（）()]*办事处[）)]$/, '').trim()
}

/**
 * Which of the names mean one unit: a name with an office behind it joins the bare one only where that bare name
 * stands in the list too and has no other office, because 市政服务中心（甲办事处） and 市政服务中心（乙办事处） are two.
 * Answers name → the name both go by.
 */
export function joinUnitNames(names: readonly string[]): Map<string, string> {
  const all = new Set(names)
  const offices = new Map<string, Set<string>>()
  for (const name of all) {
    const bare = withoutOffice(name)
    if (bare !== name) offices.set(bare, (offices.get(bare) ?? new Set()).add(name))
  }
  return new Map(
    names.map((name) => {
      const bare = withoutOffice(name)
      const isOne = bare !== name && all.has(bare) && offices.get(bare)?.size === 1
      return [name, isOne ? bare : name]
    }),
  )
}
