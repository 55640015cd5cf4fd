/** Tests of the package of the same name. */
@NullMarked
package io.universe.cache.keeping;

import org.jspecify.annotations.NullMarked;
