/** Tests of the console. */
@NullMarked
package io.universe.monitor.console;

import org.jspecify.annotations.NullMarked;
