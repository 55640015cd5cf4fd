package io.universe.monitor.http;

import io.universe.operations.Ecv;
import java.time.Instant;
import java.util.Optional;

/** ECV as the test says. */
final class FakeEcv implements Ecv {

    volatile Optional<Sign> sign =
            Optional.of(new Sign(true, By.UNIVERSE, "every context is ready", Instant.parse("2026-01-02T03:04:05Z")));

    volatile Paths paths = new Paths("/balancer", "/balancer/up", "/away");

    @Override
    public Paths paths() {
        return paths;
    }

    @Override
    public Optional<Sign> sign() {
        return sign;
    }

    @Override
    public Place place() {
        return new Place("10.0.0.1", "here", 9090);
    }
}
