/** The application in the launcher's own JVM, without a cluster: for development, and to check that it could run. */
@NullMarked
package io.universe.launcher.solo;

import org.jspecify.annotations.NullMarked;
