declare module 'subset-font' {
  interface SubsetOptions {
    targetFormat?: 'truetype' | 'woff' | 'woff2' | 'sfnt'
    keepFeatures?: string[]
    noLayoutClosure?: boolean
    noHinting?: boolean
    dropTables?: string[]
  }
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: SubsetOptions,
  ): Promise<Buffer>
}

declare module 'fontverter' {
  interface Fontverter {
    convert(font: Buffer, to: 'truetype' | 'woff' | 'woff2'): Promise<Buffer>
  }
  const fontverter: Fontverter
  export default fontverter
}
