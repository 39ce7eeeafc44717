export {
  drawVariant,
  drawWorkplace,
  workplaceOf,
  workingMoment,
  worldVariants,
  type Person,
  type Server,
  type Workplace,
} from './draw-workplace.ts';
