package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import io.universe.launcher.config.Sources.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The one option of commands that talk to a master: which home it is the master of. */
final class HomeOption {

    @CommandLine.Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The directory the universe lives in. Default: beside launcher.jar.")
    private @Nullable String home;

    Home find(Ports ports) {
        List<Option> options = home == null ? List.of() : List.of(new Option("home", home));
        return Home.find(ports.launcherJar(), ports.surroundings().apply(options));
    }
}
