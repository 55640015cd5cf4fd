/** What a universe promises, tried with real processes. Each class starts as few universes as it can. */
@NullMarked
package io.universe.sample.it;

import org.jspecify.annotations.NullMarked;
