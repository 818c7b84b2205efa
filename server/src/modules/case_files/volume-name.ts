/** Where a volume lies in the store. */
export function volumeName(district_id: number, id: string): string {
  return `${district_id}/${id}/whole`
}
