/** The cache that the nodes of a universe share: one loads, the others wait; anybody can watch; it survives restarts. What applications use is here; the packages below are internal. */
@NullMarked
package io.universe.cache;

import org.jspecify.annotations.NullMarked;
