/** The protocol between the master and a worker, and the worker's end of it. Internal: only {@code worker} and the launcher use it. */
@NullMarked
package io.universe.control;

import org.jspecify.annotations.NullMarked;
