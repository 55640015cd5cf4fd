package io.universe.operations;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A look into a worker, or at what it logs, as an operator asks for it. */
public sealed interface Inspection {

    /** Which one it is. */
    Kind kind();

    /** How long it may take in a worker that works, from its beginning on. */
    default Duration limit() {
        return kind().limit;
    }

    /** In which form what is found comes. */
    default Form form() {
        return kind().form;
    }

    /** As it travels to the worker. */
    default JsonObject toJson() {
        return new JsonObject().put("kind", kind().label());
    }

    /** Those that there are, and what is true of every one. */
    enum Kind {
        /** Where all threads are, with the locks that they hold and wait for. */
        THREADS("threads", Duration.ofSeconds(30), Form.TEXT, false),
        /** How many objects of which class are in use, and the bytes that they take; garbage is collected before. */
        HISTOGRAM("histogram", Duration.ofMinutes(2), Form.TEXT, true),
        /** All objects, as an HPROF file. */
        HEAP("heap", Duration.ofMinutes(10), Form.HPROF, true),
        /** What happens in the worker for a while, as Flight Recorder records it. A JVM that records for the first time takes seconds to begin; one that has recorded for long takes some to write. */
        RECORDING("recording", Duration.ofMinutes(1), Form.JFR, false),
        /** What the worker computes for a while, as Flight Recorder samples it: how often it was met in which calls. */
        FLAME("flame", Duration.ofMinutes(1), Form.JSON, false),
        /** A full collection of garbage, and what it was good for. */
        COLLECT("gc", Duration.ofMinutes(2), Form.TOLD, true),
        /** Another level for a logger. It is no look, so that it may come during one. */
        LOG_LEVEL("logLevel", Duration.ofSeconds(10), Form.TOLD, false);

        private final String label;
        private final Duration limit;
        private final Form form;
        private final boolean isStandstill;

        Kind(String label, Duration limit, Form form, boolean isStandstill) {
            this.label = label;
            this.limit = limit;
            this.form = form;
            this.isStandstill = isStandstill;
        }

        /** The one that is called so; empty where none is. */
        public static Optional<Kind> of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label.equals(label))
                    .findFirst();
        }

        /** Its name in routes, on the command line and in messages: {@code threads}. */
        public String label() {
            return label;
        }

        /** Whether nothing else goes on in the worker meanwhile, perhaps for long: no heartbeat can come then. */
        public boolean isStandstill() {
            return isStandstill;
        }

        /** Whether the worker is looked into, which is done once at a time. */
        public boolean isLook() {
            return this != LOG_LEVEL;
        }
    }

    /** The form in which something was found. */
    enum Form {
        /** A text in a file. */
        TEXT("txt", "text/plain; charset=utf-8"),
        /** A heap dump in a file. */
        HPROF("hprof", "application/octet-stream"),
        /** A recording of Flight Recorder in a file. */
        JFR("jfr", "application/octet-stream"),
        /** A document in a file. */
        JSON("json", "application/json"),
        /** No file: some figures. */
        TOLD("", "application/json");

        private final String suffix;
        private final String mediaType;

        Form(String suffix, String mediaType) {
            this.suffix = suffix;
            this.mediaType = mediaType;
        }

        /** Whether it is in a file. */
        public boolean isFile() {
            return !suffix.isEmpty();
        }

        /** What a file of it is called at its end: {@code txt}. */
        public String suffix() {
            return suffix;
        }

        /** What it is, for HTTP. */
        public String mediaType() {
            return mediaType;
        }
    }

    /** See {@link Kind#THREADS}. */
    record Threads() implements Inspection {
        @Override
        public Kind kind() {
            return Kind.THREADS;
        }
    }

    /** See {@link Kind#HISTOGRAM}. */
    record Histogram() implements Inspection {
        @Override
        public Kind kind() {
            return Kind.HISTOGRAM;
        }
    }

    /**
     * See {@link Kind#HEAP}.
     *
     * @param isLive whether only those in use, for which garbage is collected before
     */
    record Heap(boolean isLive) implements Inspection {
        @Override
        public Kind kind() {
            return Kind.HEAP;
        }

        @Override
        public JsonObject toJson() {
            return Inspection.super.toJson().put("live", isLive);
        }
    }

    /**
     * See {@link Kind#RECORDING}.
     *
     * @param length 1 s to 10 min
     * @param settings {@code default}, or {@code profile}, which tells more and costs more
     * @param maxBytes beyond which the oldest is dropped
     */
    record Recording(Duration length, String settings, long maxBytes) implements Inspection {

        /** 64 MiB. */
        public static final long MAX_BYTES = 64L << 20;

        @Override
        public Kind kind() {
            return Kind.RECORDING;
        }

        @Override
        public Duration limit() {
            return length.plus(Inspection.super.limit());
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

    /**
     * See {@link Kind#FLAME}.
     *
     * @param length 1 s to 10 min
     * @param isCollapsed whether it comes as lines like {@code a;b;c 12}, which other tools read, and not as a tree in JSON
     */
    record Flame(Duration length, boolean isCollapsed) implements Inspection {
        @Override
        public Kind kind() {
            return Kind.FLAME;
        }

        @Override
        public Duration limit() {
            return length.plus(Inspection.super.limit());
        }

        @Override
        public Form form() {
            return isCollapsed ? Form.TEXT : Inspection.super.form();
        }

        @Override
        public JsonObject toJson() {
            return Inspection.super.toJson().put("millis", length.toMillis()).put("collapsed", isCollapsed);
        }
    }

    /** See {@link Kind#COLLECT}. */
    record Collect() implements Inspection {
        @Override
        public Kind kind() {
            return Kind.COLLECT;
        }
    }

    /**
     * Another level for a logger, until the worker's process ends, or for a while.
     *
     * @param logger its name, or {@code ROOT}
     * @param level {@code TRACE}, {@code DEBUG}, {@code INFO}, {@code WARN}, {@code ERROR}, {@code OFF}, or {@code INHERIT} for that of the logger above
     * @param duration after which it is again what it is now; empty: it stays
     */
    record LogLevel(String logger, String level, Optional<Duration> duration) implements Inspection {
        @Override
        public Kind kind() {
            return Kind.LOG_LEVEL;
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
