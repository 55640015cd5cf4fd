/**
 * Where log lines go: a file of its own for each process life, bounded in size, number and age. Logback is set up by code because that is
 * faster than XML; {@code conf/logback.xml} of the home takes its place. Only this package knows Logback.
 */
@NullMarked
package io.universe.launcher.logging;

import org.jspecify.annotations.NullMarked;
