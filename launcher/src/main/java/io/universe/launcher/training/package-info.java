/**
 * The training: one JVM in which a worker lives its whole life beside a master that is played, without application code and without a cluster of the user's, so that all they load can be written into the class-data
 * archive. It may know everything of the launcher; nothing knows it.
 */
@NullMarked
package io.universe.launcher.training;

import org.jspecify.annotations.NullMarked;
