import type { CommandDeclaration } from '../command.ts';
import { calibrateCommand } from './calibrate.ts';
import { auditCommand } from './audit.ts';
import { deleteCommand } from './delete.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { figuresCommand } from './figures.ts';
import { interviewCommand } from './interview.ts';
import { labelsCommand } from './labels.ts';
import { listCommand } from './list.ts';
import { manifestCommand } from './manifest.ts';
import { modelsCommand } from './models.ts';
import { planCommand } from './plan.ts';
import { powerCommand } from './power.ts';
import { rateCommand } from './rate.ts';
import { reportCommand } from './report.ts';
import { runCommand } from './run.ts';
import { sampleCommand } from './sample.ts';
import { scenariosCommand } from './scenarios.ts';
import { showCommand } from './show.ts';
import { trialCommand } from './trial.ts';
import { verifyCommand } from './verify.ts';
import { viewCommand } from './view.ts';

/** All commands, in the order in which help shows them. */
export const commands: readonly CommandDeclaration[] = [
  runCommand,
  planCommand,
  powerCommand,
  auditCommand,
  showCommand,
  viewCommand,
  trialCommand,
  interviewCommand,
  reportCommand,
  figuresCommand,
  exportCommand,
  rateCommand,
  sampleCommand,
  calibrateCommand,
  labelsCommand,
  manifestCommand,
  verifyCommand,
  listCommand,
  deleteCommand,
  scenariosCommand,
  modelsCommand,
  doctorCommand,
];
