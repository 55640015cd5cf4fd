/**
 * The class-data archive: what a JVM has loaded, kept for its successors, so that they start faster. What it is kept under, where it lies, who may use it, and how and when it is made. Knows the home and how
 * processes are started; the training that it starts is known to it by name only.
 */
@NullMarked
package io.universe.launcher.archive;

import org.jspecify.annotations.NullMarked;
