package io.universe.launcher.supervisor.policy;

import java.time.Duration;

/**
 * What a policy sees of a worker: its heartbeat, and what the master knows.
 *
 * @param age since the master decided on its spawn
 * @param chance from 0 to 1, always the same for the same worker; what jitter derives from
 */
public record Observation(Heartbeat heartbeat, Duration age, double chance) {}
