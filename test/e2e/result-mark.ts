/** Starts each line of a test's result. */
export const resultMark = '[test] ';
