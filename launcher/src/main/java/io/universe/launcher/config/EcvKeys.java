package io.universe.launcher.config;

import io.universe.launcher.config.EcvSettings.Mode;
import io.universe.launcher.config.EcvSettings.StatusRange;
import io.universe.launcher.config.Key.Section;
import io.universe.operations.Ecv;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The part of the catalogue that is about ECV, and what must hold between its values. */
final class EcvKeys {

    private static final SectionKeys KEYS = new SectionKeys(Section.ECV);
    private static final Type<String> PATH = Types.text("a path that begins with /", Pattern.compile("/[\\w./-]*"));
    private static final Type<Integer> TIMES = Types.integer(1, 1_000);

    /** What the monitor has below its root already, by the first part of the path. */
    private static final Set<String> TAKEN = Set.of(
            "",
            "contexts",
            "debug",
            "deps",
            "doctor",
            "events",
            "ext",
            "health",
            "login",
            "logout",
            "logs",
            "metrics",
            "nodes",
            "openapi.yaml",
            "restart",
            "status",
            "status.json",
            "stop",
            "workers");

    static final Key<Mode> MODE = KEYS.key(
            "ecv.mode",
            Types.oneOf(Mode.class),
            "control",
            "Who decides: the master and its operator, the application, or nobody.");
    static final Key<String> ROOT = KEYS.key("ecv.root", PATH, "/ecv", "The path that load balancers ask.");
    static final Key<String> MARK_UP =
            KEYS.open("ecv.markUp", PATH, "ecv.root/markUp", "The path where a person marks up.");
    static final Key<String> MARK_DOWN =
            KEYS.open("ecv.markDown", PATH, "ecv.root/markDown", "The path where a person marks down.");
    static final Key<Duration> DRAIN_DELAY = KEYS.key(
            "ecv.drainDelay",
            Types.duration(Duration.ZERO),
            "0s",
            "How long everything serves on when a stop was asked for and ECV is down, so that load balancers notice.");
    static final Key<String> URL = KEYS.key(
            "ecv.url",
            Types.of(AskedUrl.ALLOWED, AskedUrl::parse),
            "/",
            "With ecv.mode=monitor: what the master asks, a path of the first context with a port or all of a URL.");
    static final Key<Duration> INTERVAL =
            KEYS.key("ecv.interval", Types.duration(Duration.ofMillis(100)), "5s", "How often it asks.");
    static final Key<Duration> TIMEOUT = KEYS.key(
            "ecv.timeout",
            Types.duration(Duration.ofMillis(10), Duration.ofMinutes(5)),
            "2s",
            "How long an answer may take.");
    static final Key<StatusRange> STATUS = KEYS.key(
            "ecv.status",
            Types.of("a status code, or two with - between them", StatusRange::parse),
            "200-299",
            "Which status codes are good.");
    static final Key<String> BODY =
            KEYS.open("ecv.body", expression(), "anything", "What has to be found in the body of a good answer.");
    static final Key<String> VALIDATOR = KEYS.open(
            "ecv.validator",
            Types.text("the name of a class", Pattern.compile("[\\w$]+(\\.[\\w$]+)*")),
            "none",
            "A class from the home's monitor/ that has to agree, an io.universe.operations.EcvValidator.");
    static final Key<Integer> RISE = KEYS.key("ecv.rise", TIMES, "2", "How many good answers in a row turn ECV up.");
    static final Key<Integer> FALL = KEYS.key("ecv.fall", TIMES, "3", "How many others in a row turn it down.");

    private EcvKeys() {}

    static Stream<Key<?>> all() {
        return KEYS.all();
    }

    static EcvSettings read(Values values) {
        String root = values.get(ROOT);
        String below = root.endsWith("/") ? root : root + "/";
        return new EcvSettings(
                values.get(MODE),
                new Ecv.Paths(
                        root,
                        values.find(MARK_UP).orElse(below + "markUp"),
                        values.find(MARK_DOWN).orElse(below + "markDown")),
                values.get(DRAIN_DELAY),
                new EcvSettings.Asking(
                        values.get(URL),
                        values.get(INTERVAL),
                        values.get(TIMEOUT),
                        values.get(STATUS),
                        values.find(BODY),
                        values.find(VALIDATOR),
                        values.get(RISE),
                        values.get(FALL)));
    }

    /** The paths are three, and the monitor has nothing else there. */
    static void check(EcvSettings settings, Values values, List<String> problems) {
        Ecv.Paths paths = settings.paths();
        refuseTaken(paths.root(), values.shown(ROOT), problems);
        refuseTaken(paths.markUp(), values.shown(MARK_UP), problems);
        refuseTaken(paths.markDown(), values.shown(MARK_DOWN), problems);
        Set<String> different = new TreeSet<>(List.of(paths.root(), paths.markUp(), paths.markDown()));
        if (different.size() < 3) {
            problems.add("ecv.root, ecv.markUp and ecv.markDown: they are %s, %s and %s; give each a path of its own"
                    .formatted(paths.root(), paths.markUp(), paths.markDown()));
        }
    }

    private static void refuseTaken(String path, String shown, List<String> problems) {
        if (TAKEN.contains(path.split("/", 3)[1])) {
            problems.add(shown + " is the monitor's own, or below it; allowed: another path, such as /ecv");
        }
    }

    private static Type<String> expression() {
        return Types.of("a regular expression", text -> {
            try {
                return Pattern.compile(text).pattern();
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("is no regular expression (" + e.getDescription() + ")", e);
            }
        });
    }
}
