export { drawVariant, drawWorkplace, workplaceOf, worldVariants, type Person, type Server, type Workplace } from './draw-workplace.ts';
