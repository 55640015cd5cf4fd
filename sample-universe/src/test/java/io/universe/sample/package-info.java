/** The sample without the platform, on plain Vert.x: what its tests talk to, and a way to work on the page. */
@NullMarked
package io.universe.sample;

import org.jspecify.annotations.NullMarked;
