/**
 * What operators can ask of a master and wish of it, whatever they use: implemented by the master, called by a monitor, which the master finds by ServiceLoader. Knows the rest of the framework.
 *
 * <p>Threads: safe from any; nobody waits.
 */
@NullMarked
package io.universe.operations;

import org.jspecify.annotations.NullMarked;
