// The measures of the cards, in pixels at 100 %, and how wide words are without asking the browser. It knows no design.

export const CARD_WIDTH = 252;
export const HEADER = 36;
export const SMALL_HEADER = 44;
export const PORT_ROW = 20;
/** Above and below the port rows. */
export const PORTS_PAD = 4;
export const GROUP_ROW = 24;
/** Room for a column of ports on both edges, also before there are any: a switch must not grow into its neighbours. */
export const SMALL_WIDTH = 128;
export const TILE = 40;
/** Name and address below a tile. */
export const TILE_WORDS = 40;
/** Distance between the middles of chips: the words of the link to the left have room between two lines. */
export const CHIP_STEP = 96;
export const CHIP_FIRST = 52;
/** Chips on the left and right edge stand in rows of this height: words fit above and below their links. */
export const SIDE_CHIP_STEP = 44;
/** Half the width of a chip: LED, name and padding. */
export const chipReach = (name: string): number => (monoWidth(name) + 26) / 2;
/** Parallel links of a tile run this far apart. */
export const PARALLEL = 18;
/** Room above and below the rows of a card whose chips sit on that edge. */
export const CHIP_ROOM_TOP = 8;
export const CHIP_ROOM_BOTTOM = 20;
export const CARD_FOOT = 6;
export const HULL_PAD = { side: 24, top: 36, bottom: 36 } as const;
export const NOTE_WIDTH = 176;
export const GRID = 8;

const MONO_11 = 6.7;
const SANS_12 = 6.8;
const SANS_11 = 6.2;

/** Estimated widths: generous enough for the fall-back faces. */
export const monoWidth = (text: string): number => text.length * MONO_11;
/** Words of 12 px. */
export const labelWidth = (text: string): number => text.length * SANS_12;
export const detailWidth = (text: string): number => text.length * SANS_11;

/** Addresses: mostly figures and dots, which are narrower than letters. */
export const figuresWidth = (text: string): number => text.length * 5.5;

export const snapped = (value: number): number => Math.round(value / GRID) * GRID;
export const snappedUp = (value: number): number => Math.ceil(value / GRID) * GRID;
