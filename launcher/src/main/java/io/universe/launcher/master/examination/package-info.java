/**
 * The look at a worker that is silent: what can be seen of it from outside, and what follows from that. Knows the crew, and the figures of the last report.
 *
 * <p>Threads: {@code examiner}, which waits for nobody.
 */
@NullMarked
package io.universe.launcher.master.examination;

import org.jspecify.annotations.NullMarked;
