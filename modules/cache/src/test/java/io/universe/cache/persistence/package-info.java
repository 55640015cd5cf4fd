@NullMarked
package io.universe.cache.persistence;

import org.jspecify.annotations.NullMarked;
