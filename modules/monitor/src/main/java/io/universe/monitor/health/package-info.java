/** The health of one worker, as its backends and its application say it: run with each heartbeat, told with the next. Threads: heartbeats come on the worker's clockwork, checks run on event loops. */
@NullMarked
package io.universe.monitor.health;

import org.jspecify.annotations.NullMarked;
