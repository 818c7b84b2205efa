/** Area and address on one line; what the address says anyway is not said twice. */
export function placeLine(area_name: string | null, address: string | null) {
  if (!address) return area_name ?? ''
  const missing = (area_name ?? '').split(' ').filter((part) => !address.includes(part))
  return [...missing, address].join(' ')
}
