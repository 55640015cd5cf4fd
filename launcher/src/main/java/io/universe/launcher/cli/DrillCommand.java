package io.universe.launcher.cli;

import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.Sources.Option;
import io.universe.launcher.drill.DrillFailure;
import io.universe.launcher.drill.DrillPlan;
import io.universe.launcher.process.LauncherFailure;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drill}: whether a home keeps its promises while it is reloaded, scaled, killed under load. */
@Command(
        name = "drill",
        description = {
            "Prove a home under load and faults.",
            "Phased restart, recycle, scale, pause, restart of the master, kill -9, SIGSTOP.",
            "On a copy of the home in a temporary directory, with ports of its own, unless --live says otherwise. "
                    + "Ends with 1 when a promise was not kept."
        })
final class DrillCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private DrillOptions options = new DrillOptions();

    DrillCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        checkOptions();
        SettingsCommand told = SettingsCommand.of(ports, spec);
        try {
            return (options.live ? live(told) : onCopy(told)).code();
        } catch (DrillFailure e) {
            return failed(e.reason()).code();
        }
    }

    /** With any port, since the real one is known only later. */
    private DrillPlan checkOptions() {
        try {
            options.load(1);
            return options.plan();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ExitCode live(SettingsCommand told) {
        if (!options.yes) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--live would kill, suspend and replace workers and the master of what runs in "
                            + told.home().root() + ", under load; say --yes as well if that is meant");
        }
        try (ControlClient client = ports.connector().connect(told.home())) {
            long pid = StatusView.masterPid(client.status());
            List<String> process = ports.processes()
                    .find(pid)
                    .map(ProcessTable.Entry::arguments)
                    .orElse(List.of());
            MasterWords words = MasterWords.of(process, told.home())
                    .orElseThrow(() -> new DrillFailure("nobody can tell how the master, pid " + pid
                            + ", was started, so that it could not be started again"));
            Settings settings = settingsOf(told, words);
            return new Drilling(ports, options, progress())
                    .run(new DrilledHome(ports, settings, words, client), out(), told.home());
        }
    }

    /** With the launcher that the master was started from, which need not be that of this command. */
    private static Settings settingsOf(SettingsCommand told, MasterWords words) {
        Home home = new Home(told.home().root(), words.jar());
        return new SettingsCommand(home, told.options(), told.sources()).settings(true);
    }

    private ExitCode onCopy(SettingsCommand told) {
        List<ContextPlan> plans = plansOf(told);
        try (DrillCopy copy = DrillCopy.of(told.home(), ports)) {
            return drill(copy, told, plans);
        }
    }

    private List<ContextPlan> plansOf(SettingsCommand told) {
        Settings settings = told.settings(true);
        List<ContextPlan> plans = settings.applyTo(ports.runner().describe(settings));
        if (plans.stream().noneMatch(plan -> plan.port().isPresent())) {
            throw new DrillFailure("no context of this application has a port, so nobody would notice what is lost");
        }
        return plans;
    }

    private ExitCode drill(DrillCopy copy, SettingsCommand told, List<ContextPlan> plans) {
        Home home = copy.home();
        progress().say("drills a copy of " + told.home().root() + " in " + home.root());
        List<Option> given = copy.options(told.options(), plans);
        SettingsCommand ofCopy =
                new SettingsCommand(home, given, ports.surroundings().apply(given));
        try (ControlClient client = ports.connector().connect(home)) {
            Settings settings = ofCopy.settings(true);
            makeArchive(settings);
            DrilledHome subject = new DrilledHome(ports, settings, StartCommand.words(ofCopy), client);
            subject.start(said());
            ExitCode code = new Drilling(ports, options, progress()).run(subject, out(), home);
            if (code != ExitCode.DONE || options.keep) {
                keep(copy);
            }
            return code;
        } catch (RuntimeException e) {
            onFailure(copy);
            throw e;
        }
    }

    /** As a home has it that has run for a while; its making would take a core from the first rounds. */
    private void makeArchive(Settings settings) {
        if (settings.archive()) {
            try {
                progress().say("class-data archive " + ports.runner().makeArchive(settings));
            } catch (LauncherFailure e) {
                progress().say(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Who interrupts a drill does not want to see what happened. */
    private void onFailure(DrillCopy copy) {
        if (Thread.currentThread().isInterrupted()) {
            progress().say("interrupted; ends what runs in " + copy.home().root() + " and removes it");
        } else {
            keep(copy);
        }
    }

    private void keep(DrillCopy copy) {
        copy.keep();
        progress()
                .say("what happened is in run/journal.ndjson and log/ of the copy, which is kept: "
                        + copy.home().root());
    }

    private DrillProgress progress() {
        return new DrillProgress(said(), Terminal.isInteractive());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Where progress goes: away from a document that a script reads. */
    private PrintWriter said() {
        return options.json ? spec.commandLine().getErr() : out();
    }

    private ExitCode failed(String why) {
        Terminal.complain(spec, why);
        return ExitCode.FAILED;
    }
}
