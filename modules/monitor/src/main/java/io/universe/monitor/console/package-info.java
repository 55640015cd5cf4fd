/** The console: a page in which a person sees the universe live and acts on it. It asks the routes that everybody asks. For the package of the routes only. */
@NullMarked
package io.universe.monitor.console;

import org.jspecify.annotations.NullMarked;
