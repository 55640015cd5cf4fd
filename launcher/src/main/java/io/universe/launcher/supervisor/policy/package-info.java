/**
 * Policies on heartbeats: small pure rules that say when a worker that serves should be recycled. Only the supervisor may depend on
 * this package; it knows the JDK alone.
 */
@NullMarked
package io.universe.launcher.supervisor.policy;

import org.jspecify.annotations.NullMarked;
