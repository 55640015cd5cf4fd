/** Processes, signals, sockets and mounts of the machine a test runs on, as Linux shows them. It depends on the JDK only. */
@NullMarked
package io.universe.testkit.os;

import org.jspecify.annotations.NullMarked;
