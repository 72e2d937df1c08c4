/** Starts the line in which the test of activation says what it measured, as JSON. */
export const activationMark = '[activation] ';
