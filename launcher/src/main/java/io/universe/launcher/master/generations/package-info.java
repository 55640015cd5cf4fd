/**
 * What a worker is started from, by number: code and settings that have been found to fit each other, and the plan that both make. How a generation is made out of what stands in
 * the home, what of it a reload cannot change, and what has to be known of it to have it again. It knows the workload, and nothing of living processes.
 *
 * <p>Threads: none. Generations are made and forgotten by one thread ({@code reloading}, once the master stands) and read by any; everything else is immutable.
 */
@NullMarked
package io.universe.launcher.master.generations;

import org.jspecify.annotations.NullMarked;
