/**
 * What operators ask of a running universe: each wish is an event for the supervisor with a goal that tells when it is done, or has failed. The wish that another process become the
 * master is here as well, as it has to be found out first whether one could. Knows no other room: a wish sees the supervisor's decisions only. Phased restarts are wishes with a way
 * of their own, the room beside it.
 *
 * <p>Threads: wishes that wait are owned by the supervision thread; {@code handing-over} finds out whether another process could be the master.
 */
@NullMarked
package io.universe.launcher.master.wishes;

import org.jspecify.annotations.NullMarked;
