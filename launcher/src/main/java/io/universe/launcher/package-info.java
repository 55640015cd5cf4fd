/** The launcher's {@code main} and its exit codes. It ties the packages below it together; none of them depends on it, but for the codes. */
@NullMarked
package io.universe.launcher;

import org.jspecify.annotations.NullMarked;
