/**
 * The cache on Hazelcast: entries in maps whose owners apply the rules, followers that notice lost news, the catalogue, and what data members know of what they hold. {@code keeping} and {@code node} depend on it.
 */
@NullMarked
package io.universe.cache.hazelcast;

import org.jspecify.annotations.NullMarked;
