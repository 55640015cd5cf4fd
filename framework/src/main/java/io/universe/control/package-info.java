/** The protocol between the master and a worker, and the worker's end of it; also the threads on which both listen and write. Internal: only {@code worker} and the launcher use it. */
@NullMarked
package io.universe.control;

import org.jspecify.annotations.NullMarked;
