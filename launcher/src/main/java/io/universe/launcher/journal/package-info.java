/** The record of everything that happened in a universe, with reason and evidence: a file for people and scripts, and a stream for whoever watches. */
@NullMarked
package io.universe.launcher.journal;

import org.jspecify.annotations.NullMarked;
