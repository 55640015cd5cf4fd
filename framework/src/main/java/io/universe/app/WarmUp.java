package io.universe.app;

import io.vertx.core.net.SocketAddress;

/** Where a worker serves, on loopback only, while it warms up; {@code secure} when its server speaks TLS. */
public record WarmUp(SocketAddress address, boolean secure) {}
