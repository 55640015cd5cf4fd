/** The keeping of entries on members that hold them: what is overdue expires, what is too much gives way. Decisions are apart from effects. {@code node} depends on it. */
@NullMarked
package io.universe.cache.keeping;

import org.jspecify.annotations.NullMarked;
