/** Tests of the package of the same name. */
@NullMarked
package io.universe.cache.node;

import org.jspecify.annotations.NullMarked;
