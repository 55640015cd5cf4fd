/**
 * The command line: thin commands over ports ({@link io.universe.launcher.cli.Runner}, {@link io.universe.launcher.cli.ControlClient},
 * {@link io.universe.launcher.cli.ProcessTable}). What is printed is made by pure functions of the status. It may depend on
 * {@code config} and, where it looks at this host, on {@code process}, never on the master.
 */
@NullMarked
package io.universe.launcher.cli;

import org.jspecify.annotations.NullMarked;
