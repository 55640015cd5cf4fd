/** What is measured, each beside the plain libraries in the same run. Never shipped; it may use everything. */
@NullMarked
package io.universe.benchmarks;

import org.jspecify.annotations.NullMarked;
