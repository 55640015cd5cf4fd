@NullMarked
package io.universe.cache;

import org.jspecify.annotations.NullMarked;
