/**
 * What operators see and where they ask: the status document, whoever follows it until the universe is ready, and the desk that hands wishes on to who pursues them. Reads the rooms
 * that have something to show; no other room knows it. Who runs a master gives it a {@link io.universe.launcher.master.status.Watcher}.
 *
 * <p>Threads: the event loop of the monitor asks; {@code status-feed} tells the watcher.
 */
@NullMarked
package io.universe.launcher.master.status;

import org.jspecify.annotations.NullMarked;
