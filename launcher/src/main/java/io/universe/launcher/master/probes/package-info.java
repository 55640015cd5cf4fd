/**
 * What orchestrators are told: whether a universe has come up, whether its master does its work, and whether it can be relied on, with the culprit where not. A pure rule over what the master knows already; no worker and no
 * backend is asked for it.
 *
 * <p>Threads: none; whoever asks does the reading.
 */
@NullMarked
package io.universe.launcher.master.probes;

import org.jspecify.annotations.NullMarked;
