@NullMarked
package io.universe.cache.local;

import org.jspecify.annotations.NullMarked;
