/** The night sky as plain values: stars, constellations, and what lies near what. It depends on the JDK alone. */
@NullMarked
package io.universe.sample.sky;

import org.jspecify.annotations.NullMarked;
