package io.universe.sample.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.sample.wire.Addresses;
import io.universe.testkit.Await;
import io.universe.testkit.TestHome;
import io.universe.testkit.TestUniverse;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A universe whose registrations are damaged by a member of its cluster, in a process of its own that stays until this is closed. */
final class Damaged implements AutoCloseable {

    private static final Pattern JOINED = Pattern.compile("cluster=(\\S+) joined address=(\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process damaging;
    private final Path output;

    private Damaged(Process damaging, Path output) {
        this.damaging = damaging;
        this.output = output;
    }

    /** Has a member join that damages what the node with this id has registered. */
    static Damaged begin(TestUniverse universe, String uuid) throws IOException {
        Path output = universe.home().root().resolve("damage.out");
        Process process = new ProcessBuilder(command(universe.home(), uuid))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Damaged(process, output);
    }

    private static List<String> command(TestHome home, String uuid) throws IOException {
        Matcher joined = JOINED.matcher(Files.readString(home.log().resolve("master.log")));
        assertThat(joined.find()).as("the master says where it has joined").isTrue();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + home.temporary(),
                "-cp",
                home.launcher() + File.pathSeparator + testClasses(),
                BusDamage.class.getName(),
                joined.group(1),
                joined.group(2),
                uuid,
                Addresses.NEIGHBOURS);
    }

    private static Path testClasses() {
        try {
            return Path.of(BusDamage.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the damage is done. */
    void await() {
        Await.until(
                "the registrations are damaged",
                PATIENCE,
                () -> Files.readString(output) + (damaging.isAlive() ? "" : "@ended"),
                printed -> printed.contains("@"));
        assertThat(output).content().contains("@damaged");
    }

    /** Has the member leave; its process has ended then. */
    @Override
    public void close() throws IOException {
        damaging.getOutputStream().close();
        try {
            if (!damaging.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                damaging.destroyForcibly().waitFor();
                throw new AssertionError("the damaging member does not leave");
            }
        } catch (InterruptedException e) {
            damaging.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        assertThat(damaging.exitValue()).as(Files.readString(output)).isZero();
    }
}
