import { at } from './at.ts';
import { findRoot } from './find-root.ts';

/** Nodes z and weights W of Gauss and Hermite, W including exp(z²): ∫ f(z) dz ≈ Σ W · f(z), exact for exp(−z²) times a polynomial. */
export interface Quadrature {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/**
 * The quadrature with `count` nodes (1 to 100), in ascending order. The nodes are the roots of the Hermite function of
 * that order, which lie between those of the order before; W = 1 / (count · h²), h being the function of the order
 * before at the node. Source: Abramowitz and Stegun (1964), 25.4.46.
 */
export function gaussHermite(count: number): Quadrature {
  let nodes = [0];
  for (let order = 2; order <= count; order += 1) {
    const bound = Math.sqrt(2 * order + 1);
    const fences = [-bound, ...nodes, bound];
    nodes = nodes.concat(0).map((_none, index) => findRoot((z) => hermite(order, z), at(fences, index), at(fences, index + 1)));
  }
  return { nodes, weights: nodes.map((z) => 1 / (count * hermite(count - 1, z) ** 2)) };
}

/** The orthonormal Hermite function of an order: the polynomial times exp(−z²/2). */
function hermite(order: number, z: number): number {
  let [before, here] = [0, Math.exp((-z * z) / 2) / Math.PI ** 0.25];
  for (let k = 0; k < order; k += 1) [before, here] = [here, z * Math.sqrt(2 / (k + 1)) * here - Math.sqrt(k / (k + 1)) * before];
  return here;
}
