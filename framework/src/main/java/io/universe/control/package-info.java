/** The protocol between the master and a worker, and the worker's end of it; also the threads on which both listen and write, and the files that only their user reads. Internal: only {@code worker}, the launcher and parts of the platform use it. */
@NullMarked
package io.universe.control;

import org.jspecify.annotations.NullMarked;
