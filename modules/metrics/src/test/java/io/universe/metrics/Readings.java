package io.universe.metrics;

import io.universe.metrics.file.Identity;
import io.universe.metrics.file.Kind;
import io.universe.metrics.file.Meter;
import io.universe.metrics.file.Reading;
import io.universe.metrics.file.Values;
import java.util.List;
import java.util.Map;

/** What may stand in the file of a process. */
public final class Readings {

    /** A counter without tags. */
    public static final Meter REQUESTS = new Meter("requests", Kind.COUNTER, Map.of(), List.of(), 1);

    /** A gauge without tags. */
    public static final Meter HEAT = new Meter("heat", Kind.GAUGE, Map.of(), List.of(), 1);

    private Readings() {}

    /** A process that counted so many requests. */
    public static Reading of(String life, int generation, long requests) {
        return of(identity(life, generation), series(REQUESTS, Values.of(requests, 0)));
    }

    /** A process with these series, sampled when it began. */
    public static Reading of(Identity identity, Reading.Series... series) {
        return new Reading(identity, identity.startedMillis(), 0, List.of(series));
    }

    /** Of a life such as {@code web-0.3}, which began that many milliseconds after 1970. */
    public static Identity identity(String life, int generation) {
        String worker = life.substring(0, life.indexOf('.'));
        String context = worker.substring(0, worker.indexOf('-'));
        long number = Long.parseLong(life.substring(life.indexOf('.') + 1));
        return new Identity(context, worker, generation, life, worker.endsWith("standby"), number);
    }

    /** Of this meter. */
    public static Reading.Series series(Meter meter, Values values) {
        return new Reading.Series(meter, "", false, values);
    }
}
