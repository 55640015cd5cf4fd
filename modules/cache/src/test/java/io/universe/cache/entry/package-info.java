@NullMarked
package io.universe.cache.entry;

import org.jspecify.annotations.NullMarked;
