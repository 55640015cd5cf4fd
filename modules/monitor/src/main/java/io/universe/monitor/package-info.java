/** The monitor: health for load balancers, metrics and one HTTP API for operators, in the master. Found by ServiceLoader; knows the framework only. */
@NullMarked
package io.universe.monitor;

import org.jspecify.annotations.NullMarked;
