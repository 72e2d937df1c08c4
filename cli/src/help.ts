export const HELP = `stepwright checks state machines of AWS Step Functions, and their update files.

Usage: stepwright check [options] PATH…    finds what the service would refuse
       stepwright lsp                      starts the language server for an editor

  -h, --help       this text; stepwright check --help says more about checking
  -v, --version    the version of stepwright

Nothing leaves this machine.
`;

export const CHECK_HELP = `Checks definitions of state machines and update files.

Usage: stepwright check [options] PATH…

PATH is one of
  a file       a definition (*.asl.json, *.asl, *.asl.yaml, *.asl.yml; *.json, *.yaml and *.yml too)
               or an update file (*.asl.update.json, .jsonc, .yaml, .yml)
  a folder     all of them in it and below it, by their names;
               node_modules and hidden folders are left out, and so are names that end with .json or .yaml alone
  a pattern    such as "machines/**/*.json", in quotes: **, *, ? and {a,b}
  -            the standard input: a definition in JSON, or what --stdin-name says

Options
  --format FORMAT         pretty (the default), json, sarif, or github (annotations of GitHub Actions)
  --type TYPE             STANDARD or EXPRESS, whatever the update file says
  --target NAME           checks definitions with the values of this target of their update file; without it, of each target
  --update-file FILE      the update file of the definitions, where it does not stand beside them
  --rule CODE=SEVERITY    error, warning, information, hint or off, for one rule; may be given more than once
  --max-warnings N        more warnings than N are a failure; without it, no number is
  --stdin-name FILE       the file that the standard input stands for, such as orders.asl.yaml
  -h, --help              this text

Exit codes
  0    clean: no error, and not more warnings than allowed
  1    findings: an error, or more warnings than allowed
  2    it could not run; what to do stands on the standard error, and nothing on the standard output
`;

export const LSP_HELP = `Starts the language server, which talks to an editor over standard input and output.

Usage: stepwright lsp [--stdio]

  --stdio       says what is done anyway
  -h, --help    this text
`;
