/** The master of an application with a main of its own: what {@code Universe.listen} finds by ServiceLoader. */
@NullMarked
package io.universe.launcher.listen;

import org.jspecify.annotations.NullMarked;
