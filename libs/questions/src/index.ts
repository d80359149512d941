export { createJsonSchemas } from './bank.json-schema.js';
export type { Endpoint } from './api.schema.js';
export type { Bottleneck } from './bottlenecks.schema.js';
export { LEVELS, type DeepDiveTopic, type Level } from './deep-dive.schema.js';
export {
  layoutDesign,
  type DesignArea,
  type DesignBox,
  type DesignLabel,
  type DesignLayout,
  type DesignMeasures,
  type DesignPoint,
  type DesignRoute,
} from './design.layout.js';
export { walkDesign, type DesignHop, type DesignPathName } from './design.paths.js';
export { nameOfComponent } from './design.text.js';
export { STATED_TOLERANCE, evaluateEstimates, type EvaluatedEstimate } from './estimate.evaluation.js';
export type { Assumption, Estimate, Estimation } from './estimation.schema.js';
export { formulaInWords, sourceInWords } from './estimation.text.js';
export { DIFFICULTIES, type Difficulty } from './head.schema.js';
export { COMPONENT_KINDS, type ComponentKind, type HighLevelDesign } from './high-level-design.schema.js';
export { toBrief, toSearchTexts, toTeaser, type Brief, type SearchTexts, type Teaser } from './problem.audience.js';
export type { Companies, Company } from './companies.schema.js';
export type { Curricula, PathStep } from './curricula.schema.js';
export type { Reference } from './reference.schema.js';
export type { Production } from './production.schema.js';
export type { OwnProblemIssue } from './own-problem.issues.js';
export { readOwnProblem, type OwnProblemReading } from './own-problem.loader.js';
export { BankError, type BankIssue } from './problem.errors.js';
export { parseProblem } from './problem.loader.js';
export { writeProblem } from './problem.writer.js';
export { problemSchema, readStoredProblem, type Problem } from './problem.schema.js';
export { FACT_KINDS, type Fact, type FactKind } from './requirements.schema.js';
export type { Curveball, StepGuide } from './steps.schema.js';
export { TOPICS, TOPIC_TAXONOMY, type Topic } from './topic.taxonomy.js';
