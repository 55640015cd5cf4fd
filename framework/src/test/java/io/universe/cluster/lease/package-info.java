@NullMarked
package io.universe.cluster.lease;

import org.jspecify.annotations.NullMarked;
