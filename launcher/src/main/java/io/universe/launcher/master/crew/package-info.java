/**
 * The processes of workers: how they are started, given orders and seen to end, and who they are ({@link io.universe.launcher.master.crew.Fleet}), for this master's own and for
 * those that it has taken over. It knows generations and what they run.
 *
 * <p>Threads: {@code spawner} starts one process after the other; {@code opener} waits for a JVM that is to let debuggers in. The fleet is safe from any; orders wait for nobody.
 */
@NullMarked
package io.universe.launcher.master.crew;

import org.jspecify.annotations.NullMarked;
