/** The way in for an application with a main of its own. */
@NullMarked
package io.universe;

import org.jspecify.annotations.NullMarked;
