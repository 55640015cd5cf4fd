/** Load on an HTTP server, with every request counted by what became of it: exactness comes before speed. */
@NullMarked
package io.universe.testkit.load;

import org.jspecify.annotations.NullMarked;
