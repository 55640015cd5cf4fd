package io.universe.launcher.logs;

import io.universe.operations.LogLine;

/**
 * A line that was just written.
 *
 * @param file where it stands
 */
record Heard(LogName file, LogLine line) {}
