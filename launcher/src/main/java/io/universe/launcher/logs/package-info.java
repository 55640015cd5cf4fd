/**
 * How the logs of all processes of a home are read: the files of {@code log/}, merged by time, as one log that can be followed. Whoever writes them is {@code launcher.logging}; nothing here waits for a writer, or is waited for by one. Nothing but
 * regular files of this directory is opened, and none is ever read as a whole.
 */
@NullMarked
package io.universe.launcher.logs;

import org.jspecify.annotations.NullMarked;
