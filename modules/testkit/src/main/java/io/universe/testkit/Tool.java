package io.universe.testkit;

import io.universe.testkit.os.Command;
import io.universe.testkit.os.Executables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;

/** A thing a test may need from its machine that a plain JDK does not bring. */
public enum Tool {
    CHROMIUM("apt-get install chromium"),
    HEY("apt-get install hey"),
    WRK("apt-get install wrk"),
    POSTGRESQL("apt-get install postgresql"),
    /** What checks that metrics are told as Prometheus wants them. */
    PROMTOOL("apt-get install prometheus"),
    /** The load balancer of the handbook's recipe. */
    HAPROXY("apt-get install haproxy"),
    /** What checks a unit of systemd. */
    SYSTEMD_ANALYZE("apt-get install systemd"),
    /** Another JDK than the one that runs the test, to see that a universe runs on it as well. */
    JDK_25("unpack a JDK 25 under /usr/lib/jvm"),
    /** The right to make network namespaces, to cut hosts from each other. */
    NETNS("run as root, or with CAP_SYS_ADMIN"),
    /** The right to mount a small file system, which can be filled without harm. */
    FULL_DISK("run as root, or with CAP_SYS_ADMIN"),
    /** That the jars of the build carry SBOMs, for which Maven has to be online. */
    SBOM("build with mvn rather than mvn -o");

    private static final String SBOM_ENTRY = "META-INF/sbom/application.cdx.json";

    private final String remedy;

    Tool(String remedy) {
        this.remedy = remedy;
    }

    /** The name by which {@code -Duniverse.require} asks for it, such as {@code full-disk}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How to get it where it is missing. */
    public String remedy() {
        return remedy;
    }

    /** Where it is; empty where it is missing. */
    public Optional<Path> find() {
        return switch (this) {
            case CHROMIUM -> Executables.onPath("chromium", "chromium-browser", "google-chrome");
            case HEY -> Executables.onPath("hey");
            case WRK -> Executables.onPath("wrk");
            case HAPROXY -> Executables.onPath("haproxy").or(() -> Executables.below(Path.of("/usr"), "sbin/haproxy"));
            case SYSTEMD_ANALYZE -> Executables.onPath("systemd-analyze");
            case POSTGRESQL ->
                Executables.onPath("initdb").or(() -> Executables.below(Path.of("/usr/lib/postgresql"), "bin/initdb"));
            case PROMTOOL -> Executables.onPath("promtool");
            case JDK_25 -> Executables.below(Path.of("/usr/lib/jvm"), "bin/java", name -> name.contains("25"));
            case NETNS -> Executables.working("unshare", "--net", "true");
            case FULL_DISK ->
                Executables.working("unshare", "--mount", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt");
            case SBOM ->
                Optional.ofNullable(System.getProperty("universe.home"))
                        .map(home -> Path.of(home, "launcher.jar"))
                        .filter(Tool::hasSbom);
        };
    }

    private static boolean hasSbom(Path jar) {
        try (ZipFile opened = new ZipFile(jar.toFile())) {
            return opened.getEntry(SBOM_ENTRY) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** The tool as the first word of a command; throws IllegalStateException where it is missing. */
    public Command command(String... arguments) {
        Path path = find().orElseThrow(() -> new IllegalStateException(key() + " is missing: " + remedy));
        return Command.of(path.toString()).with(arguments);
    }
}
