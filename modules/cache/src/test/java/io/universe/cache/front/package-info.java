@NullMarked
package io.universe.cache.front;

import org.jspecify.annotations.NullMarked;
