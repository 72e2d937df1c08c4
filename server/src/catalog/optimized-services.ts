import type { IntegrationApi, OptimizedService } from './integrations.ts';

interface Row extends Omit<OptimizedService, 'apis' | 'link'> {
  readonly page: string;
  readonly apis: Readonly<Record<string, IntegrationApi>>;
}

const PLAIN: IntegrationApi = {};
const SYNC: IntegrationApi = { sync: true };

/** By the name in the ARN. */
const ROWS: Readonly<Record<string, Row>> = {
  apigateway: { title: 'Amazon API Gateway', page: 'connect-api-gateway', token: true, apis: { invoke: PLAIN } },
  athena: {
    title: 'Amazon Athena',
    page: 'connect-athena',
    apis: { startQueryExecution: SYNC, stopQueryExecution: PLAIN, getQueryExecution: PLAIN, getQueryResults: PLAIN },
  },
  batch: { title: 'AWS Batch', page: 'connect-batch', apis: { submitJob: SYNC } },
  bedrock: {
    title: 'Amazon Bedrock',
    page: 'connect-bedrock',
    token: true,
    apis: { invokeModel: PLAIN, createModelCustomizationJob: SYNC },
  },
  bedrockagentcore: {
    title: 'Amazon Bedrock AgentCore',
    page: 'connect-bedrockagentcore',
    apis: { invokeHarness: PLAIN },
  },
  codebuild: {
    title: 'AWS CodeBuild',
    page: 'connect-codebuild',
    apis: {
      startBuild: SYNC,
      startBuildBatch: SYNC,
      retryBuildBatch: SYNC,
      stopBuild: PLAIN,
      stopBuildBatch: PLAIN,
      batchDeleteBuilds: PLAIN,
      batchGetReports: PLAIN,
      deleteBuildBatch: PLAIN,
    },
  },
  dynamodb: {
    title: 'Amazon DynamoDB',
    page: 'connect-ddb',
    apis: {
      getItem: { required: ['TableName', 'Key'] },
      putItem: { required: ['TableName', 'Item'] },
      updateItem: PLAIN,
      deleteItem: PLAIN,
    },
  },
  ecs: {
    title: 'Amazon ECS',
    page: 'connect-ecs',
    token: true,
    apis: { runTask: { sync: true, required: ['TaskDefinition'] } },
  },
  eks: {
    title: 'Amazon EKS',
    page: 'connect-eks',
    token: true,
    apis: {
      call: PLAIN,
      runJob: SYNC,
      createCluster: SYNC,
      deleteCluster: SYNC,
      createFargateProfile: SYNC,
      deleteFargateProfile: SYNC,
      createNodegroup: SYNC,
      deleteNodegroup: SYNC,
    },
  },
  elasticmapreduce: {
    title: 'Amazon EMR',
    page: 'connect-emr',
    sdkName: 'emr',
    apis: {
      createCluster: SYNC,
      terminateCluster: SYNC,
      addStep: SYNC,
      cancelStep: PLAIN,
      setClusterTerminationProtection: PLAIN,
      modifyInstanceFleetByName: PLAIN,
      modifyInstanceGroupByName: PLAIN,
    },
  },
  'emr-containers': {
    title: 'Amazon EMR on EKS',
    page: 'connect-emr-eks',
    sdkName: 'emrcontainers',
    apis: { createVirtualCluster: PLAIN, deleteVirtualCluster: SYNC, startJobRun: SYNC },
  },
  'emr-serverless': {
    title: 'Amazon EMR Serverless',
    page: 'connect-emr-serverless',
    sdkName: 'emrserverless',
    apis: {
      createApplication: SYNC,
      startApplication: SYNC,
      stopApplication: SYNC,
      deleteApplication: SYNC,
      startJobRun: SYNC,
      cancelJobRun: SYNC,
    },
  },
  events: {
    title: 'Amazon EventBridge',
    page: 'connect-eventbridge',
    token: true,
    sdkName: 'eventbridge',
    apis: { putEvents: { required: ['Entries'] } },
  },
  glue: { title: 'AWS Glue', page: 'connect-glue', apis: { startJobRun: { sync: true, required: ['JobName'] } } },
  databrew: { title: 'AWS Glue DataBrew', page: 'connect-databrew', apis: { startJobRun: SYNC } },
  http: {
    title: 'An HTTPS API',
    page: 'call-https-apis',
    apis: { invoke: { documented: [['ApiEndpoint'], ['Method'], ['Authentication', 'InvocationConfig']] } },
  },
  lambda: {
    title: 'AWS Lambda',
    page: 'connect-lambda',
    token: true,
    apis: { invoke: { required: ['FunctionName'] } },
  },
  mediaconvert: { title: 'AWS Elemental MediaConvert', page: 'connect-mediaconvert', apis: { createJob: SYNC } },
  sagemaker: {
    title: 'Amazon SageMaker AI',
    page: 'connect-sagemaker',
    apis: {
      createTrainingJob: SYNC,
      createTransformJob: SYNC,
      createHyperParameterTuningJob: SYNC,
      createLabelingJob: SYNC,
      createProcessingJob: SYNC,
      createEndpoint: PLAIN,
      createEndpointConfig: PLAIN,
      createModel: PLAIN,
      updateEndpoint: PLAIN,
    },
  },
  sns: { title: 'Amazon SNS', page: 'connect-sns', token: true, apis: { publish: { required: ['Message'] } } },
  sqs: {
    title: 'Amazon SQS',
    page: 'connect-sqs',
    token: true,
    apis: { sendMessage: { required: ['QueueUrl', 'MessageBody'] } },
  },
  states: {
    title: 'AWS Step Functions',
    page: 'connect-stepfunctions',
    token: true,
    sdkName: 'sfn',
    apis: { startExecution: { sync: true, syncJson: true, required: ['StateMachineArn'] } },
  },
};

export const OPTIMIZED_SERVICES: ReadonlyMap<string, OptimizedService> = new Map(
  Object.entries(ROWS).map(([name, { page, apis, ...row }]) => [
    name,
    {
      ...row,
      link: `https://docs.aws.amazon.com/step-functions/latest/dg/${page}.html`,
      apis: new Map(Object.entries(apis)),
    },
  ]),
);
