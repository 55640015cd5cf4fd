/**
 * What the operator wants: the catalogue of keys, the sources they come from, and the settings that result. It knows no Vert.x and
 * starts nothing; everything else in the launcher may depend on it.
 */
@NullMarked
package io.universe.launcher.config;

import org.jspecify.annotations.NullMarked;
