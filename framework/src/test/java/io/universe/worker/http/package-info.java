/** Promises of a worker's HTTP side. */
@NullMarked
package io.universe.worker.http;

import org.jspecify.annotations.NullMarked;
