/** A definition that passes our own check, with all the places and odd names that the service's texts tell of. */
import { findPlace, type Place } from './findings.ts';

export const namedDefinition = `{
  "StartAt": "A",
  "QueryLanguage": "JSONPath",
  "States": {
    "A": { "Type": "Pass", "Next": "a/b" },
    "a/b": { "Type": "Pass", "Next": "look at me" },
    "look at me": { "Type": "Pass", "Next": "say \\"hi\\"" },
    "say \\"hi\\"": { "Type": "Pass", "Next": "x, NO_CODE: y" },
    "x, NO_CODE: y": { "Type": "Pass", "Next": "Change " },
    "Change ": { "Type": "Pass", "Next": "at /States/A" },
    "at /States/A": { "Type": "Pass", "Next": "C" },
    "C": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.a", "IsPresent": true, "Next": "T" },
        { "And": [{ "Variable": "$.b", "IsPresent": true }], "Next": "P" }
      ],
      "Default": "M"
    },
    "T": {
      "Type": "Task",
      "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:worker",
      "Parameters": { "parsed.$": "$.a" },
      "Credentials": { "RoleArn": "arn:aws:iam::111111111111:role/worker" },
      "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "E" }],
      "Next": "P"
    },
    "P": {
      "Type": "Parallel",
      "Branches": [{ "StartAt": "X", "States": { "X": { "Type": "Succeed" } } }],
      "Next": "M"
    },
    "M": {
      "Type": "Map",
      "ItemProcessor": { "StartAt": "Y", "States": { "Y": { "Type": "Fail" } } },
      "Next": "E"
    },
    "E": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": { "v": "{% 1 %}" }, "End": true }
  }
}`;

/** What stands at each place: a piece of the text that is there once, and the part of it that the place begins with. */
const places: Readonly<Record<string, readonly [within: string, mark: string]>> = {
  null: ['{\n  "StartAt": "A"', '{'],
  '/': ['{\n  "StartAt": "A"', '{'],
  '/TimeoutSeconds': ['{\n  "StartAt": "A"', '{'],
  '/StartAt': ['"StartAt": "A"', '"A"'],
  '/QueryLanguage': ['"QueryLanguage": "JSONPath"', '"JSONPath"'],
  '/States/W/Timestamp': ['"States": {\n    "A"', '"States"'],
  '/States/A': ['"A": {', '"A"'],
  '/States/A/Type': ['"A": { "Type": "Pass"', '"Pass"'],
  '/States/A/Next': ['"Next": "a/b"', '"a/b"'],
  '/States/A/TimeoutSeconds': ['"A": {', '"A"'],
  '/States/A/InputPath': ['"A": {', '"A"'],
  '/States/A/ResultPath': ['"A": {', '"A"'],
  '/States/A/Assign': ['"A": {', '"A"'],
  '/States/a/b/Next': ['"Next": "look at me"', '"look at me"'],
  '/States/look at me/Next': ['"Next": "say \\"hi\\""', '"say'],
  '/States/say "hi"': ['"say \\"hi\\"": {', '"say'],
  '/States/x, NO_CODE: y': ['"x, NO_CODE: y": {', '"x'],
  '/States/at /States/A': ['"at /States/A": {', '"at'],
  '/States/C': ['"C": {', '"C"'],
  '/States/C/Default': ['"Default": "M"', '"M"'],
  '/States/C/Choices[0]': ['{ "Variable": "$.a"', '"Variable"'],
  '/States/C/Choices[1]': ['{ "And": [', '"And"'],
  '/States/C/Choices[1]/Next': ['], "Next": "P" }', '"P"'],
  '/States/T': ['"T": {', '"T"'],
  '/States/T/Resource': ['"Resource": "arn:aws:lambda', '"arn'],
  '/States/T/Parameters': ['"Parameters": {', '"Parameters"'],
  '/States/T/Credentials': ['"Credentials": {', '"Credentials"'],
  '/States/T/Catch[0]': ['[{ "ErrorEquals"', '"ErrorEquals"'],
  '/States/T/Catch[0]/Next': ['["States.ALL"], "Next": "E"', '"E"'],
  '/States/P/Branches': ['"Branches": [', '"Branches"'],
  '/States/P/Branches[0]/States/X': ['"X": {', '"X"'],
  '/States/M/ItemProcessor/ProcessorConfig': ['"ItemProcessor": {', '"ItemProcessor"'],
  '/States/M/ItemProcessor/States/X': ['"States": { "Y"', '"States"'],
  '/States/M/ItemReader': ['"M": {', '"M"'],
  '/States/M/ItemReader/ReaderConfig': ['"M": {', '"M"'],
  '/States/M/Label': ['"M": {', '"M"'],
  '/States/E': ['"E": {', '"E"'],
  '/States/E/Output': ['"Output": {', '"Output"'],
  '/States/E/Output/v': ['"v": "{% 1 %}"', '"{%'],
};

/** Where the text names a field of the place, it stands there. */
const fields: Readonly<Record<string, readonly [within: string, mark: string]>> = {
  "/States/T 'Parameters'": ['"Parameters": {', '"Parameters"'],
  "/States/T 'Credentials'": ['"Credentials": {', '"Credentials"'],
  "/States/T/Parameters 'parsed.$'": ['"parsed.$":', '"parsed.$"'],
  "/States/T/Credentials 'RoleArn'": ['"RoleArn":', '"RoleArn"'],
};

/** Where a text of the service must stand. */
export function findServicePlace(text: string, location: string): Place {
  const field = /[Ff]ield ('[^']+')/.exec(text)?.[1] ?? '';
  const [within, mark] = fields[`${location} ${field}`] ?? places[location] ?? [];
  if (within === undefined) throw new Error(`The table has no place ${location}.`);
  return findPlace(namedDefinition, within, mark);
}
