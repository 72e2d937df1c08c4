/** The languages of definitions. */
export const DEFINITION_LANGUAGES: readonly string[] = ['asl', 'asl-yaml'];
/** All languages that the server knows. */
export const LANGUAGES: readonly string[] = [...DEFINITION_LANGUAGES, 'asl-update', 'asl-update-yaml'];
