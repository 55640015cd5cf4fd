/** The HTTP side of a worker: the handed-over listening socket, the servers, what is in flight, and how it ends without loss. Internal. */
@NullMarked
package io.universe.worker.http;

import org.jspecify.annotations.NullMarked;
