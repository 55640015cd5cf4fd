/**
 * The master as a member of the cluster: how it joins, what it tells the other nodes, how it has them check the event bus, how it leaves. Knows the crew, who hear the same news over their own connections, and the chronicle and the metrics, which are told what checks find.
 *
 * <p>Threads: the clustered Vert.x, on which the cluster session has a context of its own; telling waits for nobody.
 */
@NullMarked
package io.universe.launcher.master.cluster;

import org.jspecify.annotations.NullMarked;
