/** Words that say nothing a court could enforce, and what is asked instead. */
export const VAGUE_WORDS: readonly { words: RegExp; ask: string }[] = [
  {
    words: /尽快|尽早|早日|及时|近期|近日|日后|以后再|有钱(?:时|就|了)|方便时|条件允许时/g,
    ask: '写明哪一天之前',
  },
  {
    words: /适当|酌情|合理(?:的)?(?:补偿|赔偿|费用)|一定(?:的)?(?:补偿|费用|数额)/g,
    ask: '写明多少',
  },
  { words: /左右|大约|大概|上下|不超过|至少|若干/g, ask: '写明确切的数' },
  { words: /协商解决|另行协商|再行商定|视情况|看情况/g, ask: '写明由谁、怎么办、什么时候办' },
  { words: /有关部门|相关部门|有关单位|相关单位|有关人员/g, ask: '写明是哪个单位、哪个人' },
  { words: /尽量|尽力|争取|力争|原则上|基本上/g, ask: '写明一定要做到的事' },
  { words: /等(?:费用|事项|问题)|之类/g, ask: '一项一项写全' },
]
