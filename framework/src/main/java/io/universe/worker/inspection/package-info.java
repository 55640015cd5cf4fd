/**
 * A worker looks into itself for an operator: threads, objects, memory, Flight Recorder, levels of loggers. Knows the control link's messages and the inspections of {@code operations}; the life of the worker knows it.
 *
 * <p>Threads: {@code inspection}, one for each, never an event loop. Orders come on the control link's.
 */
@NullMarked
package io.universe.worker.inspection;

import org.jspecify.annotations.NullMarked;
