/** Promises of a worker's life. */
@NullMarked
package io.universe.worker;

import org.jspecify.annotations.NullMarked;
