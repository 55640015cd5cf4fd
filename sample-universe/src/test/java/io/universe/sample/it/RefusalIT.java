package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Scenario;
import io.universe.testkit.os.Command;
import io.universe.testkit.os.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** What cannot work is refused in one line that names it and the remedy, and nothing is started. */
@MultiProcessTest
class RefusalIT {

    @Test
    void shouldNameThePortThatIsTaken() throws IOException {
        try (ServerSocket taken = Ports.taken()) {
            var refusal = aUniverse()
                    .ofTheSample()
                    .with("--port=" + taken.getLocalPort())
                    .runToItsEnd();

            assertRefusal(refusal, 1, Integer.toString(taken.getLocalPort()), "context web", "port=");
        }
    }

    @Test
    void shouldNameTheMonitorPortThatIsTaken() throws IOException {
        try (ServerSocket taken = Ports.taken()) {
            var refusal = aUniverse()
                    .ofTheSample()
                    .with("--monPort=" + taken.getLocalPort())
                    .runToItsEnd();

            assertRefusal(refusal, 1, Integer.toString(taken.getLocalPort()), "monPort");
        }
    }

    @Test
    void shouldNameAContextThatNoJarProvides() {
        var refusal = aUniverse().ofTheSample().with("--contexts=web,nowhere").runToItsEnd();

        assertRefusal(refusal, 78, "nowhere", "modules", "engine");
    }

    @Test
    void shouldNameTheCycleOfContextsThatComeAfterEachOther() {
        var refusal = aUniverse()
                .ofTheSample()
                .with("--contexts.web.after=engine", "--contexts.engine.after=web")
                .runToItsEnd();

        assertRefusal(refusal, 78, "contexts.web.after: web -> engine -> web is a cycle");
    }

    @Test
    void shouldNameAnUnknownOption() {
        assertRefusal(aUniverse().ofTheSample().with("--stopTimout=5s").runToItsEnd(), 78, "stopTimout", "stopTimeout");
    }

    @Test
    void shouldNameAnUnknownKeyOfTheFile() {
        Scenario mistyped = aUniverse().ofTheSample().withConfiguration("contexts:\n  web:\n    instnces: 3\n");

        assertRefusal(mistyped.runToItsEnd(), 78, "contexts.web.instnces", "instances", "universe.yaml");
    }

    @Test
    void shouldRefuseADurationWithoutAUnit() {
        assertRefusal(aUniverse().ofTheSample().with("--stopTimeout=5").runToItsEnd(), 78, "stopTimeout", "5s");
    }

    @Test
    void shouldNameAHomeThatCannotBeWritten() {
        Scenario readOnly = aUniverse().ofTheSample().asSomebodyWhoMayNotWrite();

        assertRefusal(readOnly.runToItsEnd(), 78, "/run", "a home that this user may write to");
    }

    /** Workers are being started by then, so that what becomes of them is shown too. */
    @Test
    void shouldSayInOneLineWhyTheClusterCannotBeJoined() {
        var refusal =
                aUniverse().ofTheSample().with("--cluster.interface=192.0.2.1").runToItsEnd();

        assertThat(refusal.exitCode()).as(refusal.toString()).isEqualTo(1);
        assertThat(refusal.stderr().strip().lines().filter(line -> !isOfTheJvm(line)))
                .as(refusal.toString())
                .singleElement()
                .asString()
                .startsWith("cannot join the cluster: ")
                .contains("cluster.interface (192.0.2.1)", "master.log");
    }

    /** Java 24 and later have four such lines, at every start of a master. */
    private static boolean isOfTheJvm(String line) {
        return line.startsWith("WARNING: ") && line.contains("Unsafe");
    }

    private static void assertRefusal(Command.Ended ended, int exitCode, String... named) {
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(exitCode);
        assertThat(ended.stderr().strip()).as(ended.toString()).contains(named);
        assertThat(ended.output().strip().lines()).as(ended.toString()).hasSize(1);
    }
}
