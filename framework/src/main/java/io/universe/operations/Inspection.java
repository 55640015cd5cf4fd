package io.universe.operations;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** A look into a worker, or at what it logs, as an operator asks for it. */
public sealed interface Inspection {

    /** Its name in routes, on the command line and in messages: {@code threads}. */
    String kind();

    /** How long it may take in a worker that works, from its beginning on. */
    Duration limit();

    /** What a file of it is called at its end: {@code txt}; empty where there is no file. */
    default String suffix() {
        return "";
    }

    /** What a file of it is, for HTTP. */
    default String mediaType() {
        return "application/octet-stream";
    }

    /** Whether nothing else goes on in the worker meanwhile, perhaps for long: no heartbeat can come then. */
    default boolean isStandstill() {
        return false;
    }

    /** As it travels to the worker. */
    default JsonObject toJson() {
        return new JsonObject().put("kind", kind());
    }

    /** Where all threads are, with the locks that they hold and wait for. */
    record Threads() implements Inspection {
        @Override
        public String kind() {
            return "threads";
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(30);
        }

        @Override
        public String suffix() {
            return "txt";
        }

        @Override
        public String mediaType() {
            return InspectionForm.TEXT;
        }
    }

    /** How many objects of which class are in use, and the bytes that they take; garbage is collected before. */
    record Histogram() implements Inspection {
        @Override
        public String kind() {
            return "histogram";
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(2);
        }

        @Override
        public String suffix() {
            return "txt";
        }

        @Override
        public String mediaType() {
            return InspectionForm.TEXT;
        }

        @Override
        public boolean isStandstill() {
            return true;
        }
    }

    /**
     * All objects, as an HPROF file.
     *
     * @param isLive whether only those in use, for which garbage is collected before
     */
    record Heap(boolean isLive) implements Inspection {
        @Override
        public String kind() {
            return "heap";
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(10);
        }

        @Override
        public String suffix() {
            return "hprof";
        }

        @Override
        public boolean isStandstill() {
            return true;
        }

        @Override
        public JsonObject toJson() {
            return Inspection.super.toJson().put("live", isLive);
        }
    }

    /**
     * What happens in the worker for a while, as Flight Recorder records it.
     *
     * @param length 1 s to 10 min
     * @param settings {@code default}, or {@code profile}, which tells more and costs more
     * @param maxBytes beyond which the oldest is dropped
     */
    record Recording(Duration length, String settings, long maxBytes) implements Inspection {

        /** 64 MiB. */
        public static final long MAX_BYTES = 64L << 20;

        /** A JVM that records for the first time takes seconds to begin; one that has recorded for long takes some to write. */
        private static final Duration AROUND = Duration.ofMinutes(1);

        @Override
        public String kind() {
            return "recording";
        }

        @Override
        public Duration limit() {
            return length.plus(AROUND);
        }

        @Override
        public String suffix() {
            return "jfr";
        }

        @Override
        public JsonObject toJson() {
            return Inspection.super
                    .toJson()
                    .put("millis", length.toMillis())
                    .put("settings", settings)
                    .put("maxBytes", maxBytes);
        }
    }

    /** A full collection of garbage, and what it was good for. */
    record Collect() implements Inspection {
        @Override
        public String kind() {
            return "gc";
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(2);
        }

        @Override
        public boolean isStandstill() {
            return true;
        }
    }

    /**
     * Another level for a logger, until the worker's process ends, or for a while. It is no look, so that it may come during one.
     *
     * @param logger its name, or {@code ROOT}
     * @param level {@code TRACE}, {@code DEBUG}, {@code INFO}, {@code WARN}, {@code ERROR}, {@code OFF}, or {@code INHERIT} for that of the logger above
     * @param duration after which it is again what it is now; empty: it stays
     */
    record LogLevel(String logger, String level, Optional<Duration> duration) implements Inspection {
        @Override
        public String kind() {
            return "logLevel";
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(10);
        }

        @Override
        public JsonObject toJson() {
            JsonObject json = Inspection.super.toJson().put("logger", logger).put("level", level);
            duration.ifPresent(time -> json.put("millis", time.toMillis()));
            return json;
        }
    }

    /** Reads what {@link #toJson} has written. Throws IllegalArgumentException where that is of another version. */
    static Inspection fromJson(JsonObject json) {
        return InspectionForm.read(json);
    }
}
