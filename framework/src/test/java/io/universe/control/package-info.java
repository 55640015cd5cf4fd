/** What master and worker promise each other on the wire. */
@NullMarked
package io.universe.control;

import org.jspecify.annotations.NullMarked;
