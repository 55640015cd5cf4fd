/**
 * The master process and how it is put together: {@link io.universe.launcher.master.Master} lays the groundwork, builds the rooms below this package and waits for the end; {@link
 * io.universe.launcher.master.SupervisionLoop} is the one thread that owns the supervisor's state, and {@link io.universe.launcher.master.EffectHandler} has what was decided
 * carried out there, in the rooms. It knows all of them; none of them knows it, and they have no cycles among themselves.
 *
 * <p>Threads: {@code supervision}; whoever runs the master waits in it.
 */
@NullMarked
package io.universe.launcher.master;

import org.jspecify.annotations.NullMarked;
