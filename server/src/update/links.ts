/** The pages that rules about update files point to. */
const API = 'https://docs.aws.amazon.com/step-functions/latest/apireference/';
const GUIDE = 'https://docs.aws.amazon.com/step-functions/latest/dg/';

export const UPDATE_LINK = `${API}API_UpdateStateMachine.html`;
export const VALIDATION_LINK = `${API}API_ValidateStateMachineDefinition.html`;
export const LOGGING_LINK = `${API}API_LoggingConfiguration.html`;
export const LOG_GROUP_LINK = `${API}API_CloudWatchLogsLogGroup.html`;
export const ENCRYPTION_LINK = `${API}API_EncryptionConfiguration.html`;
export const LOGS_GUIDE_LINK = `${GUIDE}cw-logs.html`;
