/** Promises of the web. What needs a socket or a browser stands in classes named {@code *IT}. */
@NullMarked
package io.universe.sample.web;

import org.jspecify.annotations.NullMarked;
