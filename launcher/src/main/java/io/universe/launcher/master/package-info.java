/** The master process: one thread owns the supervisor's state, takes events and carries out effects. */
@NullMarked
package io.universe.launcher.master;

import org.jspecify.annotations.NullMarked;
