/**
 * Which libraries a class path is made of: what the jars carry about themselves, their SBOMs above all, held against what is really there. The jars are read in one place, {@code JarReader}; all else is pure.
 *
 * <p>Threads: none; whoever reads waits for the disk.
 */
@NullMarked
package io.universe.launcher.dependencies;

import org.jspecify.annotations.NullMarked;
