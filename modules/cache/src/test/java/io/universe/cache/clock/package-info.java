/** Tests of the package of the same name. */
@NullMarked
package io.universe.cache.clock;

import org.jspecify.annotations.NullMarked;
