import { z } from 'zod';

const level = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);

/** Levels by factor, as a person writes them: numbers and truth values are taken as texts. */
export const levelLists = z.record(z.string(), z.array(level).min(1));

/** A partial condition as a person writes it: a level or several by factor, scenario or model. */
export const partialCondition = z.record(z.string(), z.union([level, z.array(level).min(1)]));

/** Something for each level of a factor. */
export const byLevel = z.record(z.string(), level);
