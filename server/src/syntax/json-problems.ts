import { TOO_DEEP } from './bounds.ts';
import type { TokenProblem } from './json-scanner.ts';

/** What is wrong with a JSON text. */
export type JsonProblem =
  | TokenProblem
  | 'NameExpected'
  | 'UnquotedName'
  | 'ValueExpected'
  | 'ColonExpected'
  | 'CommaExpected'
  | 'ClosingBraceExpected'
  | 'ClosingBracketExpected'
  | 'EndExpected'
  | 'TooDeep';

export const JSON_MESSAGES: Readonly<Record<JsonProblem, string>> = {
  InvalidSymbol: 'This is no JSON value: text stands in double quotes, and the only words are true, false and null.',
  NameExpected: 'Expected a name in double quotes.',
  UnquotedName: 'A name is quoted, also where it is a placeholder.',
  ValueExpected: 'Expected a value.',
  ColonExpected: 'Expected a colon.',
  CommaExpected: 'Expected a comma.',
  ClosingBraceExpected: 'Expected a closing brace.',
  ClosingBracketExpected: 'Expected a closing bracket.',
  EndExpected: 'Expected the end of the file: the definition is one JSON object.',
  TooDeep: TOO_DEEP,
  InvalidCommentToken: 'JSON has no comments: the service would refuse it. Use the field Comment.',
  UnexpectedEndOfComment: 'The comment is not closed.',
  UnexpectedEndOfString: 'The text is not closed: expected a double quote.',
  UnexpectedEndOfNumber: 'The number is not complete.',
  InvalidUnicode: 'Expected four hexadecimal digits after \\u.',
  InvalidEscapeCharacter: 'JSON has no such escape: only \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u.',
  InvalidCharacter: 'A control character must be escaped here.',
};
