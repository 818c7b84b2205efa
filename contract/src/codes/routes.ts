/** Ways to settle a matter, in the order in which the law names them: people's mediation where it fits, petition last. */
export const ROUTES = [
  'litigation',
  'arbitration',
  'party_appeal',
  'administrative',
  'duty',
  'mediation',
  'petition',
] as const
export type Route = (typeof ROUTES)[number]

/** The article that opens each way; kept with every choice as it stood then. */
export const ROUTE_ARTICLE: Record<Route, string> = {
  litigation: '信访工作条例第三十一条第（一）项',
  arbitration: '信访工作条例第三十一条第（二）项',
  party_appeal: '信访工作条例第三十一条第（三）项',
  administrative: '信访工作条例第三十一条第（四）项',
  duty: '信访工作条例第三十一条第（五）项',
  mediation: '人民调解法第十七条',
  petition: '信访工作条例第三十一条第（六）项',
}

/** What speaks against people's mediation (鲁信访〔2025〕6号 一（二）; 人民调解法 art. 17). */
export const MEDIATION_BARS = [
  'special_organ',
  'criminal',
  'administrative',
  'refused',
  'in_court',
] as const
export type MediationBar = (typeof MEDIATION_BARS)[number]

/** Who chose. */
export const ROUTE_CHOOSERS = ['self', 'agent'] as const
export type RouteChooser = (typeof ROUTE_CHOOSERS)[number]
