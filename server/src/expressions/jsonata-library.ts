import jsonata from 'jsonata';

/** How the library refuses an expression. */
export interface JsonataRefusal {
  /** As the service words it, for it runs the same library. */
  readonly message: string;
  /** Mostly the end of the word that is wrong. */
  readonly position: number | undefined;
  /** The library has no message for it: it broke, or left a regular expression to the engine that it runs on. */
  readonly isUnsure: boolean;
}

/** The word of the library itself, which costs far more than reading: it builds its grammar anew for every expression. */
export function findJsonataRefusal(expression: string): JsonataRefusal | undefined {
  try {
    jsonata(expression);
    return undefined;
  } catch (error) {
    const { code, message, position } = error as { code?: string; message?: string; position?: number };
    const isUnsure = code === undefined || message === undefined;
    return { message: message ?? 'This expression can’t be read.', position, isUnsure };
  }
}
