/**
 * The parts of the platform that run in the master: started when it has joined the cluster, stopped before it leaves. One that cannot start is logged, and the master goes on without.
 *
 * <p>Threads: the parts are started and stopped on a context of the clustered Vert.x; what they provide may be asked for from any thread.
 */
@NullMarked
package io.universe.launcher.master.services;

import org.jspecify.annotations.NullMarked;
