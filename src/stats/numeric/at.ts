/**
 * The element at an index that the loop around it keeps within the list: typed as present, without a test in the
 * innermost loop. Only for indices that come from the list's own length.
 */
export function at<T>(list: ArrayLike<T>, index: number): T {
  return list[index] as T; // within the list by the loop that gives the index
}

/** The same for arrays of doubles alone: a function that meets one kind of list is several times faster. */
export function numberAt(list: Float64Array, index: number): number {
  return list[index] as number; // within the array by the loop that gives the index
}
