package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Scenario;
import io.universe.testkit.TestHome;
import io.universe.testkit.TestUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A master whose launcher.jar is written over in place, as {@code cp} does: the classes that it has not loaded yet are not in that file any more. */
@LongForm
@MultiProcessTest
class OverwrittenLauncherIT {

    @Test
    void shouldReloadAndStopAsEver() throws IOException {
        Scenario scenario = aUniverse()
                .of(Witness.application())
                .running("front")
                .withWorkers(1)
                .withoutArchive();
        TestHome home = scenario.home();
        byte[] built = Files.readAllBytes(home.launcher());
        byte[] noJar = new byte[built.length];
        Arrays.fill(noJar, (byte) '?');
        Files.delete(home.launcher()); // a link to what the build has made
        Files.write(home.launcher(), built);
        try (TestUniverse universe = scenario.startIn(home)) {
            universe.awaitReady();

            Files.write(home.launcher(), noJar);
            universe.master().signal("HUP");
            universe.awaitOutput("launcher\\.jar is no jar");

            Files.write(home.launcher(), built);
            var reload = universe.command("reload");
            assertThat(reload.exitCode()).as(reload.toString()).isZero();
            assertThat(universe.awaitReady().context("front").getInteger("generation"))
                    .isEqualTo(2);

            Files.write(home.launcher(), noJar);
            universe.master().signal("TERM");
            assertThat(universe.awaitExit()).isEqualTo(143);
            assertThat(universe.processes()).isEmpty();
        }
    }
}
