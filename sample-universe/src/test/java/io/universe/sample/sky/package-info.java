/** Promises of the sky, checked without sockets. */
@NullMarked
package io.universe.sample.sky;

import org.jspecify.annotations.NullMarked;
