// Values under what they have in common.

/**
 * Values by their key, keys as they first occur.
 * @template K, V
 * @param {Iterable<V>} values @param {(value: V) => K} keyOf
 * @returns {Map<K, V[]>}
 */
export function grouped(values, keyOf) {
  /** @type {Map<K, V[]>} */
  const groups = new Map();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
