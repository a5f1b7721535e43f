/** What a colour means everywhere: never the only carrier of the meaning, always beside words. */
export type Tone = 'neutral' | 'primary' | 'info' | 'success' | 'warning' | 'error';
