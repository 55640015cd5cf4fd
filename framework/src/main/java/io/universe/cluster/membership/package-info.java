/** What one node knows of the others, as rules: pure, values in and values out. The session carries out what they decide. */
@NullMarked
package io.universe.cluster.membership;

import org.jspecify.annotations.NullMarked;
