/** What operators reach: HTTP on {@code control.sock} and on the monitor's port. Threads: the one event loop of the Vert.x that it is given. */
@NullMarked
package io.universe.monitor.http;

import org.jspecify.annotations.NullMarked;
