/** The logs of all processes over HTTP: what was written, and what is being written, in the form that a client wants. Threads: the event loop of the request; the files are read on threads of their own. */
@NullMarked
package io.universe.monitor.logs;

import org.jspecify.annotations.NullMarked;
