/** The operating system as the master uses it: processes, listening sockets, the code they run, the lock of the home, the socket for workers. Effects only; decides nothing. */
@NullMarked
package io.universe.launcher.process;

import org.jspecify.annotations.NullMarked;
