/**
 * The conversation with workers: what they say, turned into events for the supervisor, and what they are answered: the assignment, the socket, the order to serve when the probe was
 * answered. What it means that a connection has ended is found out here too. Knows crew, ports, generations and the cluster that workers are to join.
 *
 * <p>Threads: the event loop of {@code workers.sock} brings the messages; {@code link-watch} looks after connections that have ended.
 */
@NullMarked
package io.universe.launcher.master.reports;

import org.jspecify.annotations.NullMarked;
