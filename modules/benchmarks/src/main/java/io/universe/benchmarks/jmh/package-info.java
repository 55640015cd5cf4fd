/** Small things measured by JMH. */
@NullMarked
package io.universe.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
