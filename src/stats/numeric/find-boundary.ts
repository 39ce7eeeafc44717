import { findRoot } from './find-root.ts';

/**
 * Where a set ends: the place between `inside` and `outside` at which `excess` turns from at most 0 to above it.
 * `excess` may be 0 at `inside` itself (an estimate whose variance is 0); such a point is not taken for the boundary
 * as long as there is a place below 0 beyond it. Where even `outside` has no excess, it is the boundary.
 */
export function findBoundary({ excess, inside, outside }: { excess: (x: number) => number; inside: number; outside: number }): number {
  if (excess(outside) <= 0) return outside;
  let [near, far] = [inside, outside];
  for (let round = 0; round < 1100 && !(excess(near) < 0); round += 1) {
    const middle = near + (far - near) / 2;
    if (middle === near || middle === far) return near;
    if (excess(middle) > 0) far = middle;
    else near = middle;
  }
  return findRoot(excess, near, far);
}
