/** What operators reach: HTTP on {@code control.sock} and on the monitor's port. */
@NullMarked
package io.universe.launcher.control;

import org.jspecify.annotations.NullMarked;
