/**
 * The way of a phased restart, from the wish to its outcome: the generation that it leads to, and what the supervisor makes of it. Knows how generations are made, and tells the
 * chronicle.
 *
 * <p>Threads: {@code reloading} makes generations and owns the copies of the code. The supervision thread tells of its decisions; wishes come from any.
 */
@NullMarked
package io.universe.launcher.master.reloads;

import org.jspecify.annotations.NullMarked;
