/** Tests of the emitter, and the contract that it keeps on every cluster. */
@NullMarked
package io.universe.cluster.emitter;

import org.jspecify.annotations.NullMarked;
