/** Marks of template languages, in which a program puts something before the text is a definition: `${ name }`, `{{name}}`, `<name>`, `__name__`. */
const TEMPLATE_MARK = /\$\{|\{\{|<[^<>]+>|^__.+__$/;

/** Whether a text looks as if it were filled in before it is sent, in a way that is not ours. */
export function hasTemplateMark(text: string): boolean {
  return TEMPLATE_MARK.test(text);
}

const WHOLE_MARK = /^(?:<[A-Za-z_][\w .:/-]*>|\{\{[^{}]+\}\}|__\w+__|%[A-Za-z_][\w.-]*%)$/;

/** Whether a text is such a mark and nothing else, so that a value of any kind may take its place. */
export function isTemplateMark(text: string): boolean {
  const first = text.charCodeAt(0);
  // Asked of every text, most of which begin with something else.
  return (first === 60 || first === 123 || first === 95 || first === 37) && WHOLE_MARK.test(text);
}

const CAPITAL_WORDS = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** Whether a text is `WORDS_IN_CAPITALS`, which may be meant as such a mark. Nobody can know. */
export function mayBeTemplateMark(text: string): boolean {
  return CAPITAL_WORDS.test(text);
}
