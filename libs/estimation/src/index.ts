export { evaluateCells, type Cell, type CellResult } from './cell.evaluation.js';
export { MAX_CELL_LENGTH, parseCell, type CellErrorCode, type CellLine } from './cell.line.js';
export { EstimationError, type EstimationErrorCode } from './estimation.errors.js';
export { evaluateFormula, parseQuantity, type Assumptions } from './formula.evaluation.js';
export { MAX_FORMULA_LENGTH } from './formula.parser.js';
export { convertQuantity, relativeDifference, type Quantity } from './quantity.conversion.js';
export { formatQuantity } from './quantity.format.js';
export { COUNTED_NOUNS, INFORMATION_UNITS, MONEY_UNITS, RATE_UNITS, TIME_UNITS, isUnitName } from './unit.catalogue.js';
