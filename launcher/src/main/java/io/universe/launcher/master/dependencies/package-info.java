/**
 * Which libraries the workers that run are made of: of whichever generations they are. It knows {@code generations}.
 *
 * <p>Threads: whoever asks; for the first answer about a copy of the code it waits until the jars are read.
 */
@NullMarked
package io.universe.launcher.master.dependencies;

import org.jspecify.annotations.NullMarked;
