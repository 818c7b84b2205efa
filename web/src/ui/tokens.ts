/** The colours of tokens.css for parts that need real values (antd, canvas); a test keeps both equal. */
export const COLOURS = {
  ink: '#1b2430',
  'ink-2': '#55606e',
  paper: '#ffffff',
  ground: '#f6f7f5',
  line: '#dde1de',
  'line-strong': '#8a939c',
  dai: '#1e5a7a',
  'dai-press': '#174761',
  'dai-wash': '#e8f0f4',
  song: '#2c6e54',
  'song-wash': '#e9f2ee',
  hu: '#8f5a00',
  'hu-wash': '#faf1df',
  zhu: '#b3261e',
  'zhu-wash': '#fbecea',
  hong: '#a61b29',
  'on-dark': '#ffffff',
} as const
export type Colour = keyof typeof COLOURS

/** Every pair of text on ground that the parts use; each is checked to reach 4.5:1. */
export const TEXT_PAIRS: readonly (readonly [Colour, Colour])[] = [
  ['ink', 'paper'],
  ['ink', 'ground'],
  ['ink', 'dai-wash'],
  ['ink', 'hu-wash'],
  ['ink', 'zhu-wash'],
  ['ink', 'song-wash'],
  ['ink-2', 'paper'],
  ['ink-2', 'ground'],
  ['ink-2', 'line'],
  ['dai', 'paper'],
  ['dai', 'ground'],
  ['dai', 'dai-wash'],
  ['song', 'paper'],
  ['song', 'ground'],
  ['song', 'song-wash'],
  ['hu', 'paper'],
  ['hu', 'ground'],
  ['hu', 'hu-wash'],
  ['zhu', 'paper'],
  ['zhu', 'ground'],
  ['zhu', 'zhu-wash'],
  ['hong', 'paper'],
  ['on-dark', 'dai'],
  ['on-dark', 'dai-press'],
  ['on-dark', 'zhu'],
  ['on-dark', 'hong'],
  ['on-dark', 'ink'],
]

/** Contrast of two `#rrggbb` colours as WCAG 2.2 defines it, 1 to 21. */
export function contrastOf(one: string, other: string) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(colour: string) {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
