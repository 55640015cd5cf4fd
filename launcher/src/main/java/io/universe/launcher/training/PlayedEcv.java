package io.universe.launcher.training;

import io.universe.operations.Ecv;
import java.time.Instant;
import java.util.Optional;

/** ECV as it is asked in training. */
final class PlayedEcv implements Ecv {

    @Override
    public Paths paths() {
        return new Paths("/ecv", "/ecv/markUp", "/ecv/markDown");
    }

    @Override
    public Optional<Sign> sign() {
        return Optional.of(new Sign(true, By.UNIVERSE, "training", Instant.EPOCH));
    }

    @Override
    public Place place() {
        return new Place("127.0.0.1", "localhost", 0);
    }
}
