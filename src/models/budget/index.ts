export { createBudget, type Budget, type BudgetState, type Reservation } from './budget.ts';
