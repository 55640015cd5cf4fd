/** The same handlers on plain Vert.x, as somebody would write them without this project. */
@NullMarked
package io.universe.benchmarks.twin;

import org.jspecify.annotations.NullMarked;
