export { errorCatalogue, type ErrorCode } from './catalogue.ts';
export { CustodesError, InputError, InternalError, ModelError, StoreError, type ErrorDetails } from './custodes-error.ts';
export { nearestName, unknownName } from './unknown-name.ts';
