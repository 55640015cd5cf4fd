/**
 * Looks into workers for operators: the order and the answer over the control connection, the deadlines between them, and the files that come of it. Knows the crew, and from the supervisor's state who is who.
 *
 * <p>Threads: {@code inspections}, which waits for nobody, owns what is under way; whoever asks and whoever answers only enqueues.
 */
@NullMarked
package io.universe.launcher.master.inspections;

import org.jspecify.annotations.NullMarked;
