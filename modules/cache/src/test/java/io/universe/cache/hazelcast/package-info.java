/** Tests of the package of the same name. */
@NullMarked
package io.universe.cache.hazelcast;

import org.jspecify.annotations.NullMarked;
