import { Catalogue } from './catalogue.ts';
import data from './catalogue.json' with { type: 'json' };

/** The catalogue that ships: the models of Potter et al. 2026, as they were looked up on the days that stand with them. */
export const builtInCatalogue: Catalogue = Catalogue.parse(data);
