/** Pages for people, rendered from the documents that scripts get: no script runs in them, and whatever stands in a document is only text. Pure. */
@NullMarked
package io.universe.monitor.page;

import org.jspecify.annotations.NullMarked;
