export const HELP = `stepwright checks, compares and updates state machines of AWS Step Functions.

Usage: stepwright check [options] PATH…     finds what the service would refuse
       stepwright update [options] FILE     updates a state machine, and can publish a version
       stepwright diff [options] FILE       shows what an update would change
       stepwright lsp                       starts the language server for an editor

  -h, --help       this text; stepwright update --help says more about updating, and so on
  -v, --version    the version of stepwright

check and lsp send nothing anywhere. update and diff talk to AWS.
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

const TARGET_HELP = `FILE is a definition with its update file beside it, or the update file itself, wherever it stands.

AWS credentials come from where the AWS CLI takes them: the environment, the shared configuration, or --profile.
Their account must be that of the state machine's ARN. Run this in folders that you trust only: their update
files say what is sent where. A profile that an update file suggests is not used unless you name it.`;

const TARGET_OPTIONS = `  --target NAME            the target of the update file; may be left out where there is one only
  --profile NAME           the profile of the AWS configuration
  --rule CODE=SEVERITY     error, warning, information, hint or off, for one rule; may be given more than once
  --format FORMAT          pretty (the default), or json`;

export const UPDATE_HELP = `Updates a state machine: checks, looks at what is deployed, asks, and sends once.

Usage: stepwright update [options] FILE

${TARGET_HELP}

Options
${TARGET_OPTIONS}
  --publish                publishes a version, whatever the update file says
  --description TEXT       the description of the version
  --dry-run                says what would change, and sends nothing
  --expect-revision ID     sends nothing where the state machine is at another revision; INITIAL is that of one
                           that was never changed
  --validate               asks the service's own check first
  -y, --yes                says yes to every question, also to an update that can't be written down; not where it would
                           overwrite what somebody else did since this computer saw the machine last, and not for a
                           protected target
  --confirm-name NAME      the name of the state machine: says yes for a protected target, too
  -h, --help               this text

Where there is a terminal, and the variable CI is not set, what is not said by an option is asked. Otherwise nothing
is asked, and without --yes or --confirm-name nothing is sent. A computer that has never seen the machine, such as a
fresh runner, can't tell that somebody changed it: there, name the revision with --expect-revision.

Exit codes
  0    updated, or nothing to do
  1    refused for what the files say, by our own check or by the service; the findings are printed as check does
  2    it could not run, or what became of it is not known; the standard error says which
  3    the state machine has changed since it was last seen from here, or is not at the expected revision
`;

export const DIFF_HELP = `Shows what an update would change: a summary, and the definitions side by side. Sends nothing.

Usage: stepwright diff [options] FILE

${TARGET_HELP}

Options
${TARGET_OPTIONS}
  -h, --help               this text

Exit codes
  0    an update would change nothing
  1    it would change something
  2    it could not be compared; the standard error says why
`;
