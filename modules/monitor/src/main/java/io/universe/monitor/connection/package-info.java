/** What all routes may do with the connection of a client. Knows none of them. */
@NullMarked
package io.universe.monitor.connection;

import org.jspecify.annotations.NullMarked;
