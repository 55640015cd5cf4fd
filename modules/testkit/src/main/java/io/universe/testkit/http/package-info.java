/** HTTP/1.1 as a test wants it: over plain and Unix sockets, with the instant at which an answer breaks off known. It depends on the JDK only. */
@NullMarked
package io.universe.testkit.http;

import org.jspecify.annotations.NullMarked;
