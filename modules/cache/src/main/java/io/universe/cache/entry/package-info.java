/**
 * The rules of the cache: what one entry is, and what an operation makes of it. Pure: an entry and the time in, an entry and a reply out. Every place where entries live applies these.
 */
@NullMarked
package io.universe.cache.entry;

import org.jspecify.annotations.NullMarked;
