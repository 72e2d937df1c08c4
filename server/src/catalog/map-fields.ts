import { DOCUMENTATION } from './documentation.ts';
import { buildFields, type Shape } from './shape.ts';

/** The objects inside of a Map state, but for its processor. */
export const MAP_SHAPES: readonly Shape[] = [
  {
    name: 'ItemReader',
    title: 'An item reader',
    summary: 'Reads the items of a distributed Map state from Amazon S3.',
    link: DOCUMENTATION.itemReader,
    fields: buildFields({
      Resource: {
        kinds: ['string'],
        required: true,
        verbatim: true,
        summary:
          'What reads: `arn:aws:states:::s3:getObject` for one object, `arn:aws:states:::s3:listObjectsV2` for a list.',
      },
      Parameters: {
        kinds: ['object'],
        language: 'JSONPath',
        template: true,
        summary: 'What is read: `Bucket` and `Key`, or `Bucket` and `Prefix`.',
      },
      Arguments: {
        kinds: ['object'],
        language: 'JSONata',
        expression: true,
        summary: 'What is read: `Bucket` and `Key`, or `Bucket` and `Prefix`.',
      },
      ReaderConfig: { kinds: ['object'], shape: 'ReaderConfig', summary: 'How it is read.' },
    }),
  },
  {
    name: 'ReaderConfig',
    title: 'A reader configuration',
    summary: 'The format of what an item reader reads.',
    link: DOCUMENTATION.itemReader,
    atMostOneOf: [['MaxItems', 'MaxItemsPath']],
    fields: buildFields({
      InputType: {
        kinds: ['string'],
        values: ['CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'],
        summary: 'The format of the object.',
      },
      Transformation: {
        kinds: ['string'],
        values: ['NONE', 'LOAD_AND_FLATTEN'],
        fallback: 'NONE',
        summary: 'With `s3:listObjectsV2`, whether the listed objects are read in turn.',
      },
      ManifestType: {
        kinds: ['string'],
        values: ['ATHENA_DATA', 'S3_INVENTORY'],
        summary: 'What wrote the manifest. `S3_INVENTORY` takes no InputType.',
      },
      CSVDelimiter: {
        kinds: ['string'],
        values: ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'],
        fallback: 'COMMA',
        summary: 'What separates the fields of a CSV file.',
      },
      CSVHeaderLocation: {
        kinds: ['string'],
        values: ['FIRST_ROW', 'GIVEN'],
        summary: 'Where the names of the columns stand. Required for CSV.',
      },
      CSVHeaders: {
        kinds: ['array'],
        itemKind: 'string',
        verbatim: true,
        summary: 'The names of the columns, with `GIVEN`.',
      },
      ItemsPointer: { kinds: ['string'], summary: 'A JSON Pointer to the items inside of a JSON file.' },
      MaxItems: {
        kinds: ['integer'],
        minimum: 0,
        maximum: 100_000_000,
        expression: true,
        summary: 'How many items are read.',
      },
      MaxItemsPath: {
        kinds: ['string'],
        language: 'JSONPath',
        path: 'data',
        summary: 'The path of the number of items that are read.',
      },
    }),
  },
  {
    name: 'ItemBatcher',
    title: 'An item batcher',
    summary: 'Gives each child execution a batch of items.',
    link: DOCUMENTATION.itemBatcher,
    someOf: ['MaxItemsPerBatch', 'MaxItemsPerBatchPath', 'MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'],
    atMostOneOf: [
      ['MaxItemsPerBatch', 'MaxItemsPerBatchPath'],
      ['MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'],
    ],
    fields: buildFields({
      MaxItemsPerBatch: { kinds: ['integer'], minimum: 0, expression: true, summary: 'How many items a batch holds.' },
      MaxItemsPerBatchPath: {
        kinds: ['string'],
        language: 'JSONPath',
        path: 'data',
        summary: 'The path of the number of items of a batch.',
      },
      MaxInputBytesPerBatch: {
        kinds: ['integer'],
        minimum: 0,
        softMaximum: 262_144,
        expression: true,
        summary: 'How many bytes a batch holds.',
      },
      MaxInputBytesPerBatchPath: {
        kinds: ['string'],
        language: 'JSONPath',
        path: 'data',
        summary: 'The path of the number of bytes of a batch.',
      },
      BatchInput: { kinds: [], template: true, summary: 'What every batch gets beside its items.' },
    }),
  },
  {
    name: 'ResultWriter',
    title: 'A result writer',
    summary: 'Writes the results of the child executions to Amazon S3.',
    link: DOCUMENTATION.resultWriter,
    someOf: ['Resource', 'WriterConfig'],
    fields: buildFields({
      Resource: { kinds: ['string'], verbatim: true, summary: 'What writes: `arn:aws:states:::s3:putObject`.' },
      Parameters: {
        kinds: ['object'],
        language: 'JSONPath',
        template: true,
        summary: 'Where to: `Bucket` and `Prefix`.',
      },
      Arguments: {
        kinds: ['object'],
        language: 'JSONata',
        otherLanguage: 'warning',
        expression: true,
        summary: 'Where to: `Bucket` and `Prefix`.',
      },
      WriterConfig: { kinds: ['object'], shape: 'WriterConfig', summary: 'How the results are written.' },
    }),
  },
  {
    name: 'WriterConfig',
    title: 'A writer configuration',
    summary: 'The format of what a result writer writes.',
    link: DOCUMENTATION.resultWriter,
    someOf: ['Transformation', 'OutputType'],
    fields: buildFields({
      Transformation: {
        kinds: ['string'],
        values: ['NONE', 'COMPACT', 'FLATTEN'],
        summary:
          'NONE keeps the metadata of the executions, COMPACT the outputs, FLATTEN joins outputs that are arrays.',
      },
      OutputType: { kinds: ['string'], values: ['JSON', 'JSONL'], summary: 'The format of the files.' },
    }),
  },
];
