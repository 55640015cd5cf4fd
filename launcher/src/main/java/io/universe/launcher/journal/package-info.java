/**
 * The record of everything that happened in a universe, with reason and evidence: a file for people and scripts, and a stream for whoever watches. Each line is a JSON object with {@code at} (ISO 8601, UTC) and
 * {@code type}; the other fields depend on the type:
 *
 * <dl>
 *   <dt>{@code master}
 *   <dd>{@code event} {@code started} with {@code pid} and {@code version}, or {@code stopped} with exit {@code code} and {@code reason}
 *   <dt>{@code transition}
 *   <dd>a worker's move: {@code worker} (the process life, {@code web-0.3}), {@code generation}, {@code pid} once known, {@code from} unless the life begins, {@code to}, {@code reason}, {@code evidence} (figures and
 *       findings by name)
 *   <dt>{@code context}
 *   <dd>a context's change of condition: {@code context}, {@code from}, {@code to}, {@code reason}
 *   <dt>{@code ready}
 *   <dd>every context has reached its target for the first time: {@code universe}
 *   <dt>{@code nodeJoined}
 *   <dd>the node, as in the event of the same name: {@code uuid}, {@code role}, {@code context}, {@code worker}, {@code slot}, {@code incarnation}, {@code generation}, {@code host}, {@code pid}, {@code version}
 *   <dt>{@code nodeLeft}
 *   <dd>the same with {@code cause}, {@code exitCode}, {@code signal}, {@code detectedBy}
 *   <dt>{@code late}
 *   <dd>the master itself was held up, for so many {@code millis}, and has extended its deadlines
 *   <dt>{@code change}
 *   <dd>an operator was let in with something that changes the universe, or a signal came: {@code who}, {@code from}, {@code change}
 *   <dt>{@code monitor-restarted}
 *   <dd>another monitor serves in the place of one that hung: {@code reason}, {@code failures} in a row
 *   <dt>{@code monitor-extension}
 *   <dd>an {@code extension} of the monitor: {@code event} {@code served} or {@code left out}, {@code reason}
 *   <dt>{@code refused}
 *   <dd>somebody was not let in as {@code worker}: {@code reason}
 * </dl>
 */
@NullMarked
package io.universe.launcher.journal;

import org.jspecify.annotations.NullMarked;
