/** An application with a main of its own, and the promise that it becomes a universe. */
@NullMarked
package io.universe.testkit.listen;

import org.jspecify.annotations.NullMarked;
