/** Promises of what applications are written against. */
@NullMarked
package io.universe.app;

import org.jspecify.annotations.NullMarked;
